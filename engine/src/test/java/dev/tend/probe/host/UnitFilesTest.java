package dev.tend.probe.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitFilesTest {
  @TempDir private Path root;

  @BeforeEach
  void lay_out() throws Exception {
    Path shipped = Files.createDirectories(root.resolve("usr/lib/systemd/system"));
    Path local = Files.createDirectories(root.resolve("etc/systemd/system"));
    Files.createFile(shipped.resolve("amavis.service"));
    Files.createFile(shipped.resolve("postfix@.service"));
    Files.createSymbolicLink(
        local.resolve("amavisd-new.service"), Path.of("/usr/lib/systemd/system/amavis.service"));
    Files.createSymbolicLink(local.resolve("spamd.service"), Path.of("/dev/null"));
  }

  @Test
  void a_unit_is_known_by_its_own_name() {
    assertThat(groupName("amavis")).isEqualTo("amavis.service");
    assertThat(groupName("postfix@-")).isEqualTo("postfix@-.service");
    assertThat(groupName("mail.slice")).isEqualTo("mail.slice");
    assertThat(groupName("spamd")).isEqualTo("spamd.service");
  }

  @Test
  void a_second_name_leads_to_the_first() {
    assertThat(groupName("amavisd-new")).isEqualTo("amavis.service");
  }

  @Test
  void what_has_no_file_is_no_unit() {
    assertThat(groupName("amavisd")).isEqualTo("none");
  }

  private String groupName(String unit) {
    return new UnitFiles(root).groupName(UnitFiles.fullName(unit)).orElse("none");
  }
}
