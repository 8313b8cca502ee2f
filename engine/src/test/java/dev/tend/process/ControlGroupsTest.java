package dev.tend.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which unit a process belongs to, whatever it calls itself. */
class ControlGroupsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "/system.slice/dovecot.service, dovecot.service, true",
    "/system.slice/dovecot.service, dove.service, false",
    "/system.slice/system-postfix.slice/postfix@-.service, postfix@-.service, true",
    "/system.slice/system-postfix.slice/postfix@-.service, postfix@out.service, false",
    "/system.slice/dovecot.service/workers, dovecot.service, true",
    "/mail.slice/mail-in.slice/amavis.service, mail.slice, true",
    "/system.slice/_cgroup.service, cgroup.service, true",
    "/machine.slice/machine-a.scope/system.slice/dovecot.service, dovecot.service, false",
    "/user.slice/user-0.slice/user@0.service/app.slice/dovecot.service, dovecot.service, false"
  })
  void a_process_is_of_the_unit_on_its_path(String group, String unit, boolean of)
      throws Exception {
    ProcessTable table =
        new FakeProc(directory).inGroup(1, "/init.scope").inGroup(7, group).table();
    assertThat(new ControlGroups(table).ofUnit(7, unit)).isEqualTo(of);
  }

  @Test
  void the_hierarchy_of_systemd_counts_where_there_are_several() throws Exception {
    ProcessTable table =
        new FakeProc(directory)
            .with(
                7,
                "cgroup",
                "5:memory:/elsewhere\n1:name=systemd:/system.slice/postfix.service\n0::/\n")
            .table();
    assertThat(new ControlGroups(table).ofUnit(7, "postfix.service")).isTrue();
    assertThat(new ControlGroups(table).unit(7)).contains("postfix.service");
  }

  @Test
  void within_a_container_units_are_those_of_its_own_systemd() throws Exception {
    ProcessTable table =
        new FakeProc(directory)
            .inGroup(1, "/docker/4e2a/init.scope")
            .inGroup(7, "/docker/4e2a/system.slice/postfix.service")
            .table();
    assertThat(new ControlGroups(table).ofUnit(7, "postfix.service")).isTrue();
  }

  @Test
  void a_process_that_is_gone_is_of_no_unit() {
    ControlGroups groups = new ControlGroups(new FakeProc(directory).table());
    assertThat(groups.ofUnit(7, "postfix.service")).isFalse();
    assertThat(groups.unit(7)).isEmpty();
  }
}
