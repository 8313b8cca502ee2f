package dev.tend.recovery.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.config.ServiceCommands;
import dev.tend.core.input.RecoveryInput.Result;
import dev.tend.definition.type.ResponderTypes;
import dev.tend.lab.Lab;
import dev.tend.recovery.ActionFixture;
import dev.tend.recovery.ActionOutcome;
import dev.tend.recovery.evidence.PostfixQueue;
import dev.tend.recovery.service.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A real Postfix that has nobody to deliver to, so its mail is deferred. Some 10 s. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlushQueueIT {
  private static final Duration LONG = Duration.ofSeconds(30);

  private Lab lab;
  private String configuration;
  private PostfixQueue queue;

  @BeforeAll
  void start() throws Exception {
    lab = Lab.start("postfix");
    configuration = lab.directory().resolve("postfix").toString();
    queue = new PostfixQueue(List.of("postconf", "-c", configuration, "-h", "queue_directory"));
  }

  @AfterAll
  void end() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void deferred_mail_is_tried_again_at_once_and_without_Postfix_nothing_is_claimed()
      throws Exception {
    lab.command("send", "--within", "1");
    await().atMost(LONG).until(() -> deferred() == 1);
    FileTime before = Files.getLastModifiedTime(message());

    assertThat(flush().result()).isEqualTo(Result.SUCCEEDED);

    // Postfix writes into the file when it is to be tried next, which is later after each try.
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .until(() -> deferred() == 1 && !Files.getLastModifiedTime(message()).equals(before));

    lab.service("postfix", "stop");
    ActionOutcome outcome = flush();
    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message()).contains("mail system is down");
  }

  private long deferred() throws Exception {
    return queue.count(ActionFixture.bounds(LONG)).in("deferred").orElseThrow();
  }

  private Path message() throws Exception {
    try (Stream<Path> files = Files.walk(lab.queueDirectory().resolve("deferred"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private ActionOutcome flush() throws InterruptedException {
    ServiceCommands commands =
        new ServiceCommands(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of("postfix", "-c", configuration, "flush"),
            Optional.empty());
    Services services = new Services(Map.of("postfix", commands), Optional.empty());
    return new FlushQueue(services, queue)
        .act(new ActionFixture().with(ResponderTypes.SERVICE, "postfix").run("flush-queue", LONG));
  }
}
