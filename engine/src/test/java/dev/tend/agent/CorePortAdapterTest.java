package dev.tend.agent;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tend.override.RejectedSource;
import dev.tend.override.change.OverrideNotice;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CorePortAdapterTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(CorePortAdapter.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
  }

  private static List<OverrideNotice> leftOut(int count) {
    return IntStream.range(0, count)
        .<OverrideNotice>mapToObj(
            i ->
                new OverrideNotice.NotBelieved(
                    new RejectedSource(i + ".json", "it is empty", "remove it")))
        .toList();
  }

  @Test
  void a_few_notices_are_all_in_the_log() {
    CorePortAdapter.log(leftOut(50));
    assertThat(lines.list).hasSize(50);
    assertThat(lines.list.getLast().getFormattedMessage()).startsWith("49.json is left out");
  }

  @Test
  void thousands_do_not_flood_it() {
    CorePortAdapter.log(leftOut(3_000));
    assertThat(lines.list).hasSize(51);
    assertThat(lines.list.getLast().getFormattedMessage())
        .contains("3000 changes of overrides in all", "tend events --channel Overrides");
  }
}
