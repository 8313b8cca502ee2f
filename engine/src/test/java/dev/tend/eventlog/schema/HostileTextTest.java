package dev.tend.eventlog.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tend.core.event.HealthEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class HostileTextTest {
  private static final int MEGABYTE = 1 << 20;

  static List<String> texts() {
    List<String> texts =
        new ArrayList<>(
            List.of(
                "a\nb\r\nc\td",
                "\u2028\u2029\u0085",
                "\ud800 \udc00\ud800",
                "\u0000\u0001\u001b[2J\u007f\u009b",
                "\u202etxt.exe\u2066",
                "\"}{\\",
                "\ud83d\ude00".repeat(2000),
                "\u0001".repeat(MEGABYTE),
                "\\".repeat(MEGABYTE),
                "€".repeat(MEGABYTE)));
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 3000; j++) {
        text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("texts")
  void no_text_breaks_a_line_or_makes_it_too_long(String text) throws CharacterCodingException {
    EventJson json = new EventJson(text);
    Hostile hostile = new Hostile(text);
    for (HealthEvent event : Specimens.all()) {
      byte[] line = json.line(hostile.in(event));
      assertThat(line.length).as(event.toString().substring(0, 60)).isLessThanOrEqualTo(64 << 10);
      String read = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      assertThat(read).endsWith("}\n");
      assertThat(read.substring(0, read.length() - 1).chars())
          .noneMatch(c -> c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x202e);
      assertThat(new JsonMapper().readTree(read).get("event.id").asString())
          .isEqualTo(event.id().toString());
    }
  }

  @Test
  void what_is_cut_says_so() {
    HealthEvent event = new Hostile("x".repeat(MEGABYTE)).in(Specimens.all().get(12));
    String line = new String(new EventJson("mail1").line(event), StandardCharsets.UTF_8);
    assertThat(line).contains("x…").contains("\"tend.truncated\":[");
  }
}
