package dev.tend.eventlog;

import dev.tend.eventlog.schema.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads event files as anybody would who knows JSON. */
final class Lines {
  private static final JsonMapper JSON = new JsonMapper();

  private Lines() {}

  static List<JsonNode> of(Path directory, Channel channel) throws IOException {
    return of(directory.resolve(channel.text() + ".jsonl"));
  }

  static List<JsonNode> of(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : text(file).lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  static String text(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    byte[] bytes = Files.readAllBytes(file);
    if (file.toString().endsWith(".gz")) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        bytes = in.readAllBytes();
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static List<Long> sequences(List<JsonNode> lines) {
    return lines.stream()
        .filter(line -> line.has("event.sequence"))
        .map(line -> line.get("event.sequence").asLong())
        .toList();
  }

  /** All files of the log, by name. */
  static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
