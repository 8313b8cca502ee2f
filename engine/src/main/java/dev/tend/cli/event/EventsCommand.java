package dev.tend.cli.event;

import dev.tend.cli.connection.AgentOption;
import dev.tend.cli.output.CannotAskException;
import dev.tend.cli.output.ExitCode;
import dev.tend.cli.output.OutputOption;
import dev.tend.cli.output.Plurals;
import dev.tend.definition.problem.Suggestions;
import dev.tend.definition.value.ValueException;
import dev.tend.definition.value.ValueTypes;
import dev.tend.eventlog.file.EventFile;
import dev.tend.eventlog.read.EventFollower;
import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.read.EventQuery;
import dev.tend.eventlog.read.EventReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what happened. */
@Command(
    name = "events",
    description = {
      "Shows what the agent saw, decided and did, from its event files; the agent need not run.",
      "Probe results that succeeded and definitions are left out unless their channel is named."
    },
    mixinStandardHelpOptions = true)
public final class EventsCommand implements Callable<Integer> {
  private static final Path USUAL = Path.of("/var/log/tend");
  private static final long POLL_MILLIS = 400;

  /** Files of many lines that few people ask for. */
  private static final Set<EventFile> QUIET =
      Set.of(
          EventFile.PROBE_RESULT_SUCCEEDED,
          EventFile.PROBE_DEFINITION,
          EventFile.MONITOR_DEFINITION,
          EventFile.RESPONDER_DEFINITION,
          EventFile.MAINTENANCE_DEFINITION);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private AgentOption agent = new AgentOption();

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Where the event files are. Default: where the configuration says.")
  private Optional<Path> directory = Optional.empty();

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "A channel, or the beginning of its name, in any case; repeatable.")
  private List<String> channels = List.of();

  @Option(
      names = "--item",
      paramLabel = "IDENTITY",
      description = "A health set, an item, or one of its targets, in any case.")
  private Optional<String> item = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "How long ago (15m, 2h, 3d), or 2026-01-05T02:00:00Z. Default: 1h.",
      defaultValue = "1h")
  private String since = "1h";

  @Option(names = "--until", paramLabel = "TIME", description = "The end, written like --since.")
  private Optional<String> until = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only the last N events. Default: ${DEFAULT-VALUE}.",
      defaultValue = "10000")
  private int limit;

  @Option(
      names = {"-f", "--follow"},
      description = "Keeps printing events as they happen.")
  private boolean follow;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new CannotAskException("--limit must be at least 1");
    }
    Instant now = Instant.now();
    EventQuery query =
        new EventQuery(files(), item, time(since, now), until.map(end -> time(end, now)));
    EventPrinter printer =
        new EventPrinter(
            spec.commandLine().getOut(),
            output.format(),
            spec.commandLine().getColorScheme().ansi());
    try {
      EventReader reader = new EventReader(directory());
      if (follow) {
        follow(reader, query, printer);
      } else {
        show(reader, query, printer);
      }
    } catch (IOException unreadable) {
      throw new CannotAskException(
          "no events can be read: "
              + unreadable
              + "; name their directory with --directory, or run this as the agent's user");
    }
    return ExitCode.DONE;
  }

  private void show(EventReader reader, EventQuery query, EventPrinter printer) throws IOException {
    ArrayDeque<EventLine> last = new ArrayDeque<>();
    reader.read(
        query,
        line -> {
          last.add(line);
          if (last.size() > limit) {
            last.remove();
          }
          return true;
        });
    printer.begin(List.copyOf(last));
    if (reader.torn() > 0) {
      spec.commandLine()
          .getErr()
          .println("tend: " + Plurals.count(reader.torn(), "torn line") + " left out");
    }
  }

  private void follow(EventReader reader, EventQuery query, EventPrinter printer)
      throws IOException {
    try (EventFollower follower = reader.follow(query)) {
      show(reader, query, printer);
      while (!printer.isUnread()) {
        Thread.sleep(POLL_MILLIS);
        follower.poll().forEach(printer::print);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<EventFile> files() {
    Set<EventFile> files = EnumSet.noneOf(EventFile.class);
    for (String channel : channels) {
      Set<EventFile> named = EventQuery.filesOf(channel);
      if (named.isEmpty()) {
        throw new CannotAskException(
            "there is no channel " + channel + Suggestions.instead(channel, known()));
      }
      files.addAll(named);
    }
    if (channels.isEmpty()) {
      files.addAll(EnumSet.allOf(EventFile.class));
      files.removeAll(QUIET);
    }
    return files;
  }

  private Path directory() {
    return directory.orElseGet(
        () -> agent.isConfigured() ? agent.configuration().events().directory() : USUAL);
  }

  private static List<String> known() {
    return Arrays.stream(EventFile.values()).map(file -> file.channel().text()).distinct().toList();
  }

  private static Instant time(String text, Instant now) {
    try {
      return text.contains("T") ? Instant.parse(text) : now.minus(ValueTypes.DURATION.parse(text));
    } catch (ValueException | DateTimeParseException wrong) {
      throw new CannotAskException(
          text + " is not a time; write a duration such as 15m or 2h, or 2026-01-05T02:00:00Z");
    }
  }
}
