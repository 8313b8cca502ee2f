package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tend.cli.Tend;
import dev.tend.eventlog.schema.EventField;
import dev.tend.testkit.AgentProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A person answers a running agent. Takes some ten seconds in all. */
@Execution(ExecutionMode.CONCURRENT)
class AnswersIT {
  @TempDir private Path directory;

  private Yard yard;

  @BeforeEach
  void open() throws Exception {
    yard = new Yard(directory, 1);
  }

  @AfterEach
  void close() throws Exception {
    yard.close();
  }

  @Test
  void a_responder_that_asks_acts_when_a_person_says_yes() throws Exception {
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> yard.posts().calls() > 2);
      assertThat(tend("override", "add", "Post0/Mend", "mode=approve", "--reason=careful").err())
          .isEmpty();
      yard.posts().breakDown(0);
      agent.until(() -> tend("approve").out().contains("run-command post:0"));
      String asked = tend("approve").out().lines().skip(1).findFirst().orElseThrow();
      String id = asked.substring(0, asked.indexOf(' '));
      agent.until(() -> yard.pages().taken().size() == 1);
      assertThat(yard.begun()).isZero();
      Tend yes = tend("approve", id, "--owner=anna", "--reason=go on");
      assertThat(yes.out()).startsWith(id + ": begun: run-command post:0");
      assertThat(yes.status()).isZero();
      agent.until(() -> !yard.posts().isBroken(0));
      assertThat(tend("approve", id).status()).isEqualTo(1);
      agent.until(() -> !yard.events().of("recovery-judged").isEmpty());
      assertThat(agent.stop()).isEqualTo(143);
    }
    assertThat(yard.events().of("approval-settled"))
        .extracting(it -> it.text(EventField.USER), it -> it.text(EventField.APPROVAL_ANSWER))
        .contains(tuple("anna", "Granted"));
    assertThat(yard.events().of("escalated").getFirst().raw()).contains("tend approve approval-");
  }

  @Test
  void what_was_given_up_goes_on_when_a_person_clears_it() throws Exception {
    yard.script("mend", "[ -e seen ] || exit 1");
    try (AgentProcess agent = yard.start()) {
      yard.posts().breakDown(0);
      agent.until(() -> tend("report").out().contains("Exhausted (actions did not help): Post0"));
      assertThat(yard.begun()).isEqualTo(2);
      assertThat(tend("clear", "Post0/Greets", "--owner=anna").out())
          .contains("cleared by anna: Post0\\Mend is no longer exhausted");
      agent.until(() -> tend("report").out().contains("Exhausted (actions did not help): Post0"));
      assertThat(yard.begun()).isEqualTo(4);
      assertThat(agent.stop()).isEqualTo(143);
    }
    Files.createFile(yard.root().resolve("seen"));
    Files.deleteIfExists(yard.root().resolve("acting"));
    Tend left = tend("clear", "Post0/Greets", "--owner=bert");
    assertThat(left.out()).contains("cleared by bert: Post0/Greets; done when the agent starts");
    try (AgentProcess agent = yard.start()) {
      agent.until(() -> !yard.posts().isBroken(0));
      Tend again = tend("clear", "Post0/Greets");
      assertThat(again.out()).contains("nothing was cleared");
      assertThat(again.status()).isEqualTo(1);
      assertThat(agent.stop()).isEqualTo(143);
    }
  }

  private Tend tend(String... command) throws IOException {
    String[] words = Arrays.copyOf(command, command.length + 1);
    words[command.length] = "--config=" + yard.configuration();
    return Tend.run(words);
  }
}
