package dev.tend.probe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tend.definition.type.QueueProbeType;
import dev.tend.definition.type.QueueProbeType.Measure;
import dev.tend.lab.Lab;
import dev.tend.probe.HostRun;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A real Postfix, which has nobody to deliver to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueCheckIT {
  private static final Duration LATER = Duration.ofHours(1);

  private Lab lab;

  @BeforeAll
  void start() throws Exception {
    lab = Lab.start("postfix");
  }

  @AfterAll
  void end() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void a_message_is_followed_from_incoming_to_deferred_with_its_true_age() throws Exception {
    assertThat(sample("incoming", Measure.COUNT)).isZero();
    lab.breakBy("qmgr-stopped");
    lab.command("send", "--within", "1");

    await().untilAsserted(() -> assertThat(sample("incoming", Measure.COUNT)).isEqualTo(1));
    assertThat(sample("incoming", Measure.BYTES)).isGreaterThan(100);
    // The clock that the probe is given is an hour ahead, and Postfix's is not.
    assertThat(sample("incoming", Measure.OLDEST_AGE)).isBetween(3600.0, 3700.0);

    lab.mend("qmgr-stopped");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(sample("deferred", Measure.COUNT)).isEqualTo(1));
    assertThat(sample("deferred", Measure.OLDEST_AGE)).isBetween(3600.0, 3700.0);
    assertThat(sample("incoming", Measure.COUNT)).isZero();
  }

  private double sample(String queue, Measure measure) throws InterruptedException {
    InstantSource ahead = InstantSource.offset(InstantSource.system(), LATER);
    return new HostRun()
        .with(QueueProbeType.QUEUE, queue)
        .with(QueueProbeType.DIRECTORY, lab.queueDirectory().toString())
        .with(QueueProbeType.MEASURE, measure)
        .of(new QueueCheck(ahead))
        .sample()
        .orElseThrow();
  }
}
