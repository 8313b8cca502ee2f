package dev.tend.definition.type;

import dev.tend.definition.value.Property;
import dev.tend.definition.value.StatusRange;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.value.Word;

/** The probe {@code http}. */
public final class HttpProbeType {
  /** How to ask. */
  public enum Method implements Word.Upper {
    /** For head and body. */
    GET,
    /** For the head alone. */
    HEAD
  }

  public static final Property<String> URL =
      Property.of(
              "url",
              ValueTypes.URL,
              "What to ask for, by http or https. The certificate is not judged here;"
                  + " tls-certificate does that.")
          .mandatory();

  public static final Property<Method> METHOD =
      Property.of(
              "method",
              ValueTypes.oneOf(Method.class),
              "Whether to ask for the page or for its head alone.")
          .orElse(Method.GET);

  public static final Property<StatusRange> EXPECTED_STATUS =
      Property.of(
              "expectedStatus",
              ValueTypes.STATUS_RANGE,
              "The status, or the range of them, that is good. Redirects are answers like any other"
                  + " and are not followed.")
          .orElse(new StatusRange(200, 399));

  public static final Property<String> EXPECTED_TEXT =
      Property.of(
          "expectedText",
          ValueTypes.TEXT,
          "A text that must be in the first 64 KiB of the page; case matters. Without it, the"
              + " status is enough.");

  public static final ProbeType TYPE =
      ProbeType.recurrent(
          "http",
          "Asks a web server for a page, and looks at the status and at the beginning of the page."
              + " Where 401, 403 and 429 are not expected they are Inconclusive: they say that the"
              + " page is not for the probe. Sample: how long that took.",
          URL,
          METHOD,
          EXPECTED_STATUS,
          EXPECTED_TEXT,
          ConnectionProperties.USERNAME,
          ConnectionProperties.PASSWORD);

  private HttpProbeType() {}
}
