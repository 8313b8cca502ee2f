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

  /** What an exit code comes to. */
  public enum Meaning implements Word.Pascal {
    /** The target did as it should. */
    SUCCEEDED,
    /** The target did not. */
    FAILED,
    /** Nothing is known of the target. */
    INCONCLUSIVE
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
          "Whether a plugin's WARNING (exit code 1) is a success with a message or a failure."
              + " Without it, exit code 1 is Succeeded where the plugin says WARNING or has"
              + " performance data, since a warning is not an outage and nothing should be repaired"
              + " for it; else it is Inconclusive, since 1 is what most programs end with when"
              + " anything goes wrong, a lost connection as well as a mistake of their own.");

  public static final Property<Map<Integer, Meaning>> EXIT_CODES =
      Property.of(
              "exitCodes",
              ValueTypes.byNumber("exit code", 255, ValueTypes.oneOf(Meaning.class)),
              "What exit codes of this program mean, such as {1: Failed} for one that ends with 1"
                  + " when it cannot connect. Comes before warning; other codes keep their meaning."
                  + " A program that broke has judged nothing, whatever this says.")
          .orElse(Map.of());

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
              + " Failed, any other Inconclusive, unless exitCodes says otherwise. A program that"
              + " broke (usage, syntax error, traceback, command not found), or printed nothing and"
              + " complained on standard error, has judged nothing: Inconclusive, with what it said"
              + " there. A further line of output `errorClass: NAME` names the class of a failure."
              + " Sample: the datum that sample names.",
          ProbeProperties.scheduled(COMMAND, ENVIRONMENT, WARNING, EXIT_CODES, SAMPLE, SAMPLE_UNIT),
          settings -> settings.find(SAMPLE).map(label -> settings.get(SAMPLE_UNIT)));

  private ExecProbeType() {}
}
