package dev.tend.definition.type;

import dev.tend.definition.value.Dimension;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.StatusRange;
import dev.tend.definition.value.ValueTypes;

/** The probe {@code http}. */
public final class HttpProbeType {
  /** How to ask. */
  public enum Method {
    /** For head and body. */
    GET,
    /** For the head alone. */
    HEAD
  }

  /** Where. */
  public static final Property<String> URL =
      Property.of(
              "url",
              ValueTypes.URL,
              "What to ask for, by http or https. The certificate is not judged here;"
                  + " tls-certificate does that.")
          .mandatory();

  /** How. */
  public static final Property<Method> METHOD =
      Property.of(
              "method",
              ValueTypes.oneOf(Method.class, Method::name),
              "Whether to ask for the page or for its head alone.")
          .orElse(Method.GET);

  /** Which statuses are good. */
  public static final Property<StatusRange> EXPECTED_STATUS =
      Property.of(
              "expectedStatus",
              ValueTypes.STATUS_RANGE,
              "The status, or the range of them, that is good. Redirects are answers like any other"
                  + " and are not followed.")
          .orElse(new StatusRange(200, 399));

  /** What the page must hold. */
  public static final Property<String> EXPECTED_TEXT =
      Property.of(
          "expectedText",
          ValueTypes.TEXT,
          "A text that must be in the first 64 KiB of the page; case matters. Without it, the"
              + " status is enough.");

  /** The descriptor. */
  public static final ProbeType TYPE =
      new ProbeType(
          "http",
          ProbeKind.RECURRENT,
          "Asks a web server for a page, and looks at the status and at the beginning of the page."
              + " Where 401, 403 and 429 are not expected they are Inconclusive: they say that the"
              + " page is not for the probe. Sample: how long that took.",
          ProbeProperties.scheduled(
              URL,
              METHOD,
              EXPECTED_STATUS,
              EXPECTED_TEXT,
              ConnectionProperties.USERNAME,
              ConnectionProperties.PASSWORD),
          SampleDimension.always(Dimension.TIME));

  private HttpProbeType() {}
}
