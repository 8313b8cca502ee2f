package dev.tend.cli.lever;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.api.FakeAgent;
import dev.tend.cli.AgentPlace;
import dev.tend.cli.Tend;
import dev.tend.core.input.OperatorInput.ApprovalAnswered;
import dev.tend.core.input.Outcome;
import dev.tend.definition.value.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApproveCommandTest {
  @TempDir private Path directory;
  private final FakeAgent agent = new FakeAgent().isWell().inMode(Mode.APPROVE);
  private AgentPlace place;

  @BeforeEach
  void start() throws IOException {
    place = AgentPlace.of(agent, directory);
  }

  @AfterEach
  void stop() {
    place.close();
  }

  /** The id of the question whether mail may be restarted. */
  private String asked() {
    agent.hears("Mail/GreetingProbe", Outcome.FAILED, "nothing listens on 25", 3);
    agent.hears("Names/ResolveProbe", Outcome.SUCCEEDED, "", 1).waits(Duration.ofMinutes(1));
    assertThat(agent.snapshot().peopleNeeded()).hasSize(1);
    return agent.snapshot().peopleNeeded().getFirst().questions().getFirst().approval();
  }

  @Test
  void what_waits_is_listed_and_reported_with_the_command_that_answers_it() {
    assertThat(place.tend("approve").out()).isEqualTo("nothing waits for an answer\n");
    String id = asked();
    assertThat(place.tend("approve").out())
        .contains(id, "Mail/Restart", "restart-service", "because Mail\\GreetingMonitor is")
        .contains("tend approve ID");
    assertThat(place.tend("report").out()).contains("Mail/Restart asks, for", "approve " + id);
    assertThat(place.tend("approve", "-o=json").out()).contains("\"id\" : \"" + id);
  }

  @Test
  void a_yes_and_a_no_carry_a_name_and_a_reason() {
    String id = asked();
    Tend yes = place.tend("approve", id, "--owner=anna", "--reason=seen it");
    assertThat(yes.status()).isZero();
    assertThat(agent.asked).containsExactly(new ApprovalAnswered(id, true, "anna", "seen it"));
    assertThat(place.tend("approve").out()).contains("nothing waits");
  }

  @Test
  void the_responder_may_be_named_instead_of_its_question() {
    String id = asked();
    assertThat(place.tend("approve", "mail/restart", "--deny", "--owner=anna").status()).isZero();
    assertThat(agent.asked).containsExactly(new ApprovalAnswered(id, false, "anna", ""));
  }

  @Test
  void what_nobody_asks_cannot_be_answered() {
    Tend nothing = place.tend("approve", "approval-1:1");
    assertThat(nothing.status()).isEqualTo(1);
    assertThat(nothing.err()).contains("no question approval-1:1", "nothing waits");
    String id = asked();
    assertThat(place.tend("approve", "approval-1:1").err()).contains("these are: " + id);
    assertThat(place.tend("approve", "--deny").status()).isEqualTo(2);
    assertThat(agent.asked).isEmpty();
  }

  @Test
  void without_an_agent_there_is_nobody_to_answer() {
    String id = asked();
    place.close();
    assertThat(place.tend("approve", id).status()).isEqualTo(2);
  }
}
