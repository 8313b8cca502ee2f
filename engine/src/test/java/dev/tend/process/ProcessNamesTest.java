package dev.tend.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names a process goes by, after it has renamed itself. */
class ProcessNamesTest {
  @TempDir private Path directory;

  /** Arguments are separated by blanks here where the kernel has NUL; {@code _} is a blank. */
  @ParameterizedTest
  @CsvSource({
    "amavisd (master, /usr/bin/perl, amavisd_(master), amavisd, true",
    "amavisd (master, /usr/bin/perl, amavisd_(master), amavisd (master), true",
    "amavisd-new, /usr/bin/perl, /usr/bin/perl -T /usr/sbin/amavisd-new foreground, amavisd-new,"
        + " true",
    "perl, /usr/bin/perl, perl -T /usr/sbin/amavisd-new, amavisd-new, true",
    "python3, /usr/bin/python3.11, /usr/bin/python3 /opt/policyd, policyd, true",
    "python3, /usr/bin/python3.11, /usr/bin/python3 -m aiosmtpd, aiosmtpd, true",
    "python3, /usr/bin/python3.11, /usr/bin/python3 /opt/watch policyd, policyd, false",
    "postgres, /usr/lib/postgresql/15/bin/postgres, postgres:_writer, postgres, true",
    "nginx, /usr/sbin/nginx, nginx:_master_process_/usr/sbin/nginx, nginx, true",
    "imap-login, /usr/lib/dovecot/imap-login, dovecot/imap-login, imap-login, true",
    "imap-login, /usr/lib/dovecot/imap-login, dovecot/imap-login, dovecot, false",
    "bash, /usr/bin/bash, bash /etc/init.d/amavis stop, amavis, false",
    "sh, /usr/bin/dash, sh -c amavisd, amavisd, false",
    "tail, /usr/bin/tail, tail -f amavisd, amavisd, false",
    "kworker/0:1, , , kworker/0:1, true"
  })
  void a_process_goes_by(
      String command, @Nullable String exe, @Nullable String arguments, String name, boolean goes)
      throws Exception {
    FakeProc proc = new FakeProc(directory).process(7, command, 0);
    if (exe != null && arguments != null) {
      proc.linking(7, "exe", exe)
          .with(7, "cmdline", arguments.replace(' ', '\0').replace('_', ' ') + "\0\0");
    }
    ProcessTable table = proc.table();
    assertThat(new ProcessNames(table).goesBy(table.find(7).orElseThrow(), name)).isEqualTo(goes);
  }

  @Test
  void a_short_name_that_was_cut_off_is_not_that_of_a_program_which_begins_alike()
      throws Exception {
    FakeProc proc = new FakeProc(directory).process(7, "systemd-journal", 0);
    ProcessInfo process = proc.table().find(7).orElseThrow();
    assertThat(new ProcessNames(proc.table()).isNamed(process, "systemd-journald")).isTrue();
    proc.linking(7, "exe", "/lib/systemd/systemd-journal-remote");
    assertThat(new ProcessNames(proc.table()).isNamed(process, "systemd-journald")).isFalse();
    assertThat(new ProcessNames(proc.table()).isNamed(process, "systemd-journal-remote")).isTrue();
  }
}
