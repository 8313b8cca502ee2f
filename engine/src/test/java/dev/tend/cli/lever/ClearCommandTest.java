package dev.tend.cli.lever;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.FakeAgent;
import dev.tend.cli.AgentPlace;
import dev.tend.cli.Tend;
import dev.tend.core.input.OperatorInput.ChronicCleared;
import dev.tend.definition.ItemId;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command asks; what clearing does is tested where the rules are. */
class ClearCommandTest {
  @TempDir private Path directory;
  private final FakeAgent agent = new FakeAgent().isWell();
  private AgentPlace place;

  @BeforeEach
  void start() throws IOException {
    place = AgentPlace.of(agent, directory);
  }

  @AfterEach
  void stop() {
    place.close();
  }

  @Test
  void where_there_is_nothing_to_clear_it_says_so() {
    Tend run = place.tend("clear", "mail/greetingmonitor", "--owner=anna");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("nothing was cleared: Mail\\GreetingMonitor is not chronic, and no responder");
    assertThat(agent.asked)
        .containsExactly(new ChronicCleared(ItemId.of("Mail", "GreetingMonitor"), "anna"));
  }

  @Test
  void without_a_target_all_of_them_are_meant() {
    assertThat(place.tend("clear", "Relays/SlowMonitor", "--owner=anna").status()).isEqualTo(1);
    ItemId slow = ItemId.of("Relays", "SlowMonitor");
    assertThat(agent.asked)
        .containsExactly(
            new ChronicCleared(slow.forTarget("relay1"), "anna"),
            new ChronicCleared(slow.forTarget("relay2"), "anna"));
  }

  @Test
  void a_monitor_is_needed_that_there_is() {
    assertThat(place.tend("clear").err()).contains("which monitor?");
    Tend unknown = place.tend("clear", "Mail/GreetingMonitr");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err()).contains("did you mean Mail/GreetingMonitor?");
  }
}
