package dev.tend.cli.override;

import dev.tend.cli.option.CurrentUser;
import dev.tend.cli.output.CannotAskException;
import dev.tend.override.OverrideScope;
import dev.tend.override.admin.OverrideAnswer;
import dev.tend.override.admin.OverrideRequest;
import dev.tend.override.admin.SignedOverride;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Adds an override. */
@Command(
    name = "add",
    description = {
      "Changes one property: for this server, or with --global, --servers or --groups for several.",
      "A mistake is refused with the reason and the nearest correct spelling; nothing is written"
          + " then, and it exits with 1."
    })
class OverrideAddCommand extends OverrideChangeCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "IDENTITY",
      description =
          "HealthSet/Item, HealthSet/Item/Target or a health set; quote it if it has backslashes.")
  private Optional<String> positional = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PROPERTY=VALUE",
      description = "What to change, and its value with its unit.")
  private Optional<String> assignment = Optional.empty();

  @Mixin private SigningOption signing = new SigningOption();

  @Option(
      names = {"--property-value", "--value"},
      paramLabel = "VALUE",
      description =
          "The value with its unit; under an Exchange name a bare number has Exchange's unit.")
  private Optional<String> value = Optional.empty();

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      description =
          "How long it is in effect: 60d, 60.00:00:00 or P60D. Default: until it is removed.")
  private Optional<String> duration = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for those who wonder in a month.")
  private String reason = "";

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = "Who decides this. Default: your login name.")
  private Optional<String> owner = Optional.empty();

  @Option(
      names = "--replace",
      description = "Replaces the override that changes the same property for the same servers.")
  private boolean replace;

  @Option(names = "--unseen", description = "Accepts servers and groups that are not known yet.")
  private boolean unseen;

  OverrideAddCommand() {
    this(Optional.empty());
  }

  OverrideAddCommand(Optional<OverrideScope> preset) {
    super(preset);
  }

  @Override
  public Integer call() {
    OverrideRequest request = request();
    if (request.scope() == OverrideScope.SERVER && signing.isAsked()) {
      throw new CannotAskException("only global overrides are signed; add --global");
    }
    Optional<Function<OverrideAnswer, SignedOverride>> sign =
        signing.isAsked() ? Optional.of(would -> signing.signed(would, request)) : Optional.empty();
    try (OverrideConnection access = open(List.of("--owner", request.owner()))) {
      return change(access, request, request.tried(), sign);
    }
  }

  private OverrideRequest request() {
    if (assignment.isPresent() && (property.isPresent() || value.isPresent())) {
      throw new CannotAskException(
          "give either " + assignment.get() + " or --property-name and --property-value");
    }
    int equals = assignment.map(text -> text.indexOf('=')).orElse(1);
    if (equals < 1) {
      throw new CannotAskException(
          "'"
              + assignment.get()
              + "' is not PROPERTY=VALUE; write it like mode=observe, without spaces");
    }
    if (assignment.isEmpty() && value.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Missing required option: '--property-value=VALUE'");
    }
    return new OverrideRequest(
        scope().orElse(OverrideScope.SERVER),
        identity(positional),
        itemType,
        assignment.map(text -> text.substring(0, equals)).orElseGet(this::propertyName),
        assignment.map(text -> text.substring(equals + 1)).or(() -> value).orElse(""),
        duration,
        version,
        servers(),
        groups(),
        owner.orElseGet(CurrentUser::name),
        reason,
        replace,
        isTrial(),
        unseen);
  }

  @Override
  List<String> lines(OverrideAnswerText text) {
    return text.added();
  }

  @Override
  String question() {
    return "Add it?";
  }
}
