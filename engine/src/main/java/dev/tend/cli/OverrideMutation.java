package dev.tend.cli;

import dev.tend.override.MonitoringOverride;
import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideListing;
import dev.tend.override.admin.OverrideRemoval;
import dev.tend.override.admin.OverrideRequest;
import dev.tend.override.admin.Rejection;
import dev.tend.override.admin.SignedOverride;
import dev.tend.override.store.OverrideText;
import dev.tend.override.store.OverrideTextException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How an override is added or removed by a command: tried, asked about, signed, done, told. */
final class OverrideMutation {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Mixin private OutputOption output = new OutputOption();
  @Mixin private ConnectionOptions door = new ConnectionOptions();
  @Mixin private ConfirmOption confirmOption = new ConfirmOption();

  /** Not of the usual kind: {@code --version} is that of the mail server here. */
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean help;

  /** Whether only help is asked for. */
  boolean isHelp() {
    return help;
  }

  /** Whether nothing shall be done. */
  boolean isTrial() {
    return confirmOption.isTrial();
  }

  /**
   * Adds an override, on this server or another.
   *
   * @param server as it was named
   * @param request what to add; its {@code whatIf} is that of the options
   * @return the exit code
   */
  int add(Optional<String> server, OverrideRequest request, SigningOption signing) {
    return at(server, List.of("--owner", request.owner()), access -> add(access, request, signing));
  }

  private int add(OverrideAccess access, OverrideRequest request, SigningOption signing) {
    boolean asked = !request.whatIf() && confirmOption.isAsked();
    if (request.whatIf() || !(asked || signing.isAsked())) {
      return tell(access.add(request), OverrideAnswerText::added);
    }
    OverrideAnswer would = access.add(request.tried());
    if (!would.done()) {
      return tell(would, OverrideAnswerText::added);
    }
    if (asked && !isConfirmed(would, OverrideAnswerText::added, "Add it?")) {
      return ExitCode.BAD_NEWS;
    }
    OverrideAnswer answer =
        signing.isAsked() ? access.add(signed(would, request, signing)) : access.add(request);
    return tell(answer, OverrideAnswerText::added);
  }

  /** Nothing is signed but what was asked for. */
  private static SignedOverride signed(
      OverrideAnswer would, OverrideRequest request, SigningOption signing) {
    String text = would.text().orElse("");
    try {
      MonitoringOverride composed = OverrideText.read(text);
      if (composed.scope() != request.scope()
          || !composed.owner().equals(request.owner().strip())
          || !composed.reason().equals(request.reason().strip())) {
        throw new CannotAskException("the agent composed another override; it was not signed");
      }
      return new SignedOverride(text, signing.sign(composed), request.replace(), request.unseen());
    } catch (OverrideTextException unreadable) {
      throw new CannotAskException(
          "the agent composed no override: " + unreadable.getMessage() + "; nothing was signed");
    }
  }

  /** Removes an override, on this server or another. */
  int remove(Optional<String> server, OverrideRemoval removal) {
    return at(server, List.of(), access -> remove(access, removal));
  }

  /** Removes the override of an id, wherever it is kept. */
  int removeById(Optional<String> server, String id) {
    return at(
        server,
        List.of(),
        access -> {
          OverrideScope scope =
              scope(access.list(), id)
                  .or(() -> scope(access.look(), id))
                  .orElse(OverrideScope.SERVER);
          return remove(access, OverrideRemoval.of(scope, id, isTrial()));
        });
  }

  private static Optional<OverrideScope> scope(OverrideListing listing, String id) {
    return listing.overrides().stream()
        .filter(row -> row.id().equalsIgnoreCase(id))
        .flatMap(
            row -> Stream.of(OverrideScope.values()).filter(one -> one.text().equals(row.scope())))
        .findFirst();
  }

  private int remove(OverrideAccess access, OverrideRemoval removal) {
    if (!removal.whatIf() && confirmOption.isAsked()) {
      OverrideAnswer would = access.remove(removal.tried());
      if (!would.done()) {
        return tell(would, OverrideAnswerText::removed);
      }
      if (!isConfirmed(would, OverrideAnswerText::removed, "Remove it?")) {
        return ExitCode.BAD_NEWS;
      }
    }
    return tell(access.remove(removal), OverrideAnswerText::removed);
  }

  private boolean isConfirmed(
      OverrideAnswer would, Function<OverrideAnswerText, List<String>> words, String question) {
    PrintWriter err = spec.commandLine().getErr();
    words.apply(text(would)).forEach(err::println);
    boolean yes = confirmOption.isGiven(err, question);
    if (!yes) {
      err.println("tend: nothing was done");
    }
    return yes;
  }

  private OverrideAnswerText text(OverrideAnswer answer) {
    return new OverrideAnswerText(answer, Instant.now(), id -> CommandHint.removal(spec, id));
  }

  private int tell(OverrideAnswer answer, Function<OverrideAnswerText, List<String>> words) {
    PrintWriter out = spec.commandLine().getOut();
    output.print(
        out,
        answer,
        () -> {
          if (answer.done()) {
            words.apply(text(answer)).forEach(out::println);
          } else {
            String why = answer.refusal().map(Rejection::text).orElse("no reason was given");
            spec.commandLine().getErr().println("tend: nothing was done: " + why);
          }
        });
    return answer.done() ? ExitCode.DONE : ExitCode.BAD_NEWS;
  }

  private int at(
      Optional<String> server, List<String> more, Function<OverrideAccess, Integer> deed) {
    try (OverrideAccess access = door.open(server)) {
      return deed.apply(access);
    } catch (WrongServerException elsewhere) {
      spec.commandLine().getOut().println(CommandHint.there(spec, more));
      throw elsewhere;
    }
  }
}
