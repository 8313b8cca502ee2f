package dev.tend.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose process it is: this host's, or a container's. */
class ContainersTest {
  private static final String ID =
      "4e2a1c0d9b8f4e2a1c0d9b8f4e2a1c0d9b8f4e2a1c0d9b8f4e2a1c0d9b8f4e2a";
  private static final String HOST_ROOT = "26 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n";
  private static final String OVERLAY = "700 690 0:57 / / rw,relatime - overlay overlay rw\n";

  @TempDir private Path directory;
  private FakeProc proc;

  @BeforeEach
  void lay_out() throws Exception {
    proc = new FakeProc(directory);
    proc.process(1, "systemd", 0).inGroup(1, "/init.scope").with(1, "mountinfo", HOST_ROOT);
    proc.linking(1, "ns/mnt", "mnt:[1]").linking(1, "ns/pid", "pid:[1]");
    proc.process(812, "master", 9000);
  }

  @ParameterizedTest
  @CsvSource({
    "/system.slice/system-postfix.slice/postfix@-.service, true",
    "/system.slice/docker.service, true",
    "/user.slice/user-0.slice/session-3.scope, true",
    "/machine.slice/machine-qemu\\x2d1\\x2dmail.scope/libvirt/emulator, true",
    "/machine.slice/libpod-conmon-" + ID + ".scope, true",
    "/lxc.monitor.mail, true",
    "/, true",
    "/system.slice/docker-" + ID + ".scope, false",
    "/docker/" + ID + ", false",
    "/machine.slice/libpod-" + ID + ".scope/container, false",
    "/system.slice/mail.service/libpod-payload-" + ID + ", false",
    "/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-" + ID + ".scope, false",
    "/lxc.payload.mail/system.slice/postfix.service, false",
    "/lxc/mail, false",
    "/kubepods.slice/kubepods-besteffort.slice/cri-containerd-" + ID + ".scope, false",
    "/kubepods/burstable/pod1/" + ID + ", false",
    "/machine.slice/systemd-nspawn@mail.service/payload/system.slice/postfix.service, false"
  })
  void a_control_group_tells_a_container(String group, boolean own) throws Exception {
    proc.inGroup(812, group);
    assertThat(own()).isEqualTo(own);
  }

  @Test
  void an_agent_in_a_container_counts_those_beside_it() throws Exception {
    proc.inGroup(1, "/docker/" + ID).inGroup(812, "/docker/" + ID);
    assertThat(own()).isTrue();
  }

  @Test
  void where_the_agent_sees_no_more_than_its_own_branch_groups_say_nothing() throws Exception {
    proc.inGroup(812, "/../cri-containerd-" + ID + ".scope");
    assertThat(own()).isTrue();
  }

  @Test
  void an_id_in_a_second_namespace_is_another_pid_namespace() throws Exception {
    proc.with(812, "status", "Name:\tmaster\nNSpid:\t812\n");
    assertThat(own()).isTrue();
    proc.with(812, "status", "Name:\tmaster\nNSpid:\t812\t1\n");
    assertThat(own()).isFalse();
  }

  @Test
  void a_kernel_that_lists_no_ids_is_asked_for_the_namespace() throws Exception {
    proc.linking(812, "ns/pid", "pid:[2]");
    assertThat(own()).isFalse();
  }

  @Test
  void a_service_with_a_private_tmp_is_this_hosts() throws Exception {
    proc.linking(812, "ns/mnt", "mnt:[2]").with(812, "mountinfo", HOST_ROOT);
    assertThat(own()).isTrue();
  }

  @Test
  void a_service_with_another_root_is_this_hosts_and_a_process_without_service_is_not()
      throws Exception {
    proc.linking(812, "ns/mnt", "mnt:[2]").with(812, "mountinfo", OVERLAY);
    proc.inGroup(812, "/system.slice/system-postfix.slice/postfix@-.service");
    assertThat(own()).isTrue();
    proc.inGroup(812, "/user.slice/user-0.slice/session-3.scope");
    assertThat(own()).isFalse();
  }

  @Test
  void a_root_that_is_no_mount_point_is_a_daemon_that_locked_itself_in() throws Exception {
    proc.linking(812, "ns/mnt", "mnt:[2]").with(812, "mountinfo", "");
    assertThat(own()).isTrue();
  }

  private boolean own() {
    return new Containers(proc.table()).isOwn(proc.table().find(812).orElseThrow());
  }
}
