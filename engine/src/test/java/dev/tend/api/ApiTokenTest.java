package dev.tend.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokenTest {
  @TempDir private Path state;

  @Test
  void one_is_made_for_the_agents_user_alone_and_kept() throws IOException {
    ApiToken made = ApiToken.ofAgent(state);
    Path file = state.resolve("api.token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
    assertThat(ApiToken.ofAgent(state).header()).isEqualTo(made.header());
    try (var left = Files.list(state)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void it_is_not_shown_by_accident() throws IOException {
    ApiToken token = ApiToken.ofAgent(state);
    assertThat(token.toString()).doesNotContain(token.header().substring(7));
    assertThat(token.isShownBy(token.header())).isTrue();
    assertThat(token.isShownBy(token.header() + "0")).isFalse();
    assertThat(token.isShownBy("")).isFalse();
  }

  @Test
  void one_that_others_can_read_is_refused() throws IOException {
    ApiToken.ofAgent(state);
    Path file = state.resolve("api.token");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> ApiToken.ofAgent(state))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("can be used by others (mode 0640)")
        .hasMessageContaining("remove it");
  }

  @Test
  void what_is_no_token_is_refused() throws IOException {
    Path file = state.resolve("api.token");
    Files.writeString(file, "hello\n");
    assertThatThrownBy(() -> ApiToken.read(file)).hasMessageContaining("does not contain a token");
    assertThatThrownBy(() -> ApiToken.ofAgent(state.resolve("gone")))
        .hasMessageContaining("there is no directory");
  }

  @Test
  void a_second_one_is_good_for_notifications_alone() throws IOException {
    Path file = Files.writeString(state.resolve("notify"), "ab".repeat(32) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    ApiToken token = ApiToken.ofAgent(state).withNotifiers(file);
    String header = ApiToken.read(file).header();
    assertThat(token.mayNotify(header)).isTrue();
    assertThat(token.isShownBy(header)).isFalse();
    assertThat(token.mayNotify(token.header())).isFalse();
    assertThat(ApiToken.ofAgent(state).mayNotify(header)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-rw----", "rw-r---w-"})
  void a_second_one_that_too_many_can_use_is_refused(String mode) throws IOException {
    Path file = Files.writeString(state.resolve("notify"), "ab".repeat(32) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    ApiToken token = ApiToken.ofAgent(state);
    assertThatThrownBy(() -> token.withNotifiers(file)).hasMessageContaining("chmod 0640");
  }
}
