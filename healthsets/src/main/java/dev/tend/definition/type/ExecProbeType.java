package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;
import java.util.List;
import java.util.Map;

/** The probe {@code exec}: a plugin by the Nagios contract. */
public final class ExecProbeType {
  /** What a plugin's WARNING comes to. */
  public enum Warning implements Word.Camel {
    /** The target did as it should; the message says of what the plugin warns. */
    SUCCEEDED,
    /** The target did not. */
    FAILED
  }

  public static final Property<List<String>> COMMAND =
      Property.of(
              "command",
              ValueTypes.TEXTS,
              "The plugin and its arguments, one entry each; no shell is involved. Every user of"
                  + " the host can read them: no secrets here.")
          .mandatory();

  public static final Property<Map<String, String>> ENVIRONMENT =
      Property.of(
              "environment",
              ValueTypes.TEXT_MAP,
              "What the plugin's environment contains besides PATH and LANG. No secrets here.")
          .orElse(Map.of());

  public static final Property<Warning> WARNING =
      Property.of(
              "warning",
              ValueTypes.oneOf(Warning.class),
              "Whether a plugin's WARNING (exit code 1) is a success with a message or a failure. A"
                  + " warning is not an outage, so by default nothing is repaired for it.")
          .orElse(Warning.SUCCEEDED);

  public static final Property<String> SAMPLE =
      Property.of(
          "sample",
          ValueTypes.TEXT,
          "The label of the performance datum that becomes the sample. Without it, the probe has no"
              + " sample.");

  public static final Property<Dimension> SAMPLE_UNIT =
      Property.of(
              "sampleUnit",
              ValueTypes.oneOf(Dimension.class),
              "What the sample is an amount of. A datum in another unit of the same kind is"
                  + " converted; one of another kind makes the result Inconclusive.")
          .orElse(Dimension.NUMBER);

  public static final ProbeType TYPE =
      new ProbeType(
          "exec",
          ProbeKind.RECURRENT,
          "Runs a plugin by the Nagios contract: exit code 0 is Succeeded, 1 depends on warning, 2"
              + " Failed, any other Inconclusive. A further line of output `errorClass: NAME` names"
              + " the class of a failure. Sample: the datum that sample names.",
          ProbeProperties.scheduled(COMMAND, ENVIRONMENT, WARNING, SAMPLE, SAMPLE_UNIT),
          settings -> settings.find(SAMPLE).map(label -> settings.get(SAMPLE_UNIT)));

  private ExecProbeType() {}
}
