package dev.tend.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.input.ComponentState;
import dev.tend.core.input.OperatorInput.HoldPlaced;
import dev.tend.core.input.Requester;
import dev.tend.core.record.HoldRecord;
import dev.tend.definition.type.Types;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds that a version kept which knew neither states nor since when. */
class HoldWrittenEarlierTest {
  private static final String KEY = "hold:imapproxy:Maintenance";
  private final StateCodec codec = new StateCodec(Types.builtIn());

  @Test
  void a_hold_without_a_state_takes_its_component_out_of_service() throws Exception {
    String earlier =
        """
        {"version":1,"kind":"hold","record":{"hold":{"component":"ImapProxy",
        "requester":"MAINTENANCE","owner":"ada","reason":"patch",
        "until":"2026-01-05T02:00:00Z"}}}
        """;
    assertThat(codec.decode(KEY, earlier.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            new HoldRecord(
                new HoldPlaced(
                    "ImapProxy",
                    Requester.MAINTENANCE,
                    ComponentState.INACTIVE,
                    "ada",
                    "patch",
                    Optional.of(Instant.parse("2026-01-05T02:00:00Z"))),
                Optional.empty()));
  }

  @Test
  void a_hold_of_this_version_comes_back_as_it_was() throws Exception {
    HoldRecord record =
        new HoldRecord(
            new HoldPlaced(
                "ImapProxy",
                Requester.MAINTENANCE,
                ComponentState.DRAINING,
                "ada",
                "",
                Optional.empty()),
            Optional.of(Instant.parse("2026-01-05T00:00:00Z")));
    assertThat(codec.decode(KEY, codec.encode(record))).isEqualTo(record);
  }
}
