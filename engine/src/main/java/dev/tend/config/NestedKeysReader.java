package dev.tend.config;

import static dev.tend.config.ConfigurationProperties.HEADER_NAME;
import static dev.tend.config.ConfigurationProperties.HEADER_VALUE;
import static dev.tend.config.ConfigurationProperties.KEY_FILE;
import static dev.tend.config.ConfigurationProperties.KEY_NAME;
import static dev.tend.config.ConfigurationProperties.OFFLINE;
import static dev.tend.config.ConfigurationProperties.OF_COMPONENT;
import static dev.tend.config.ConfigurationProperties.OF_SERVICE;
import static dev.tend.config.ConfigurationProperties.OF_TRUST;
import static dev.tend.config.ConfigurationProperties.OF_WEBHOOK;
import static dev.tend.config.ConfigurationProperties.ONLINE;
import static dev.tend.config.ConfigurationProperties.PID_FILE;
import static dev.tend.config.ConfigurationProperties.RELOAD;
import static dev.tend.config.ConfigurationProperties.START;
import static dev.tend.config.ConfigurationProperties.STATUS;
import static dev.tend.config.ConfigurationProperties.STOP;
import static dev.tend.config.ConfigurationProperties.TEAM;
import static dev.tend.config.ConfigurationProperties.URL;
import static dev.tend.config.ConfigurationProperties.VALIDATE;
import static dev.tend.config.ConfigurationProperties.VERSION;
import static dev.tend.config.ConfigurationProperties.VERSION_COMMAND;

import dev.tend.config.AgentConfiguration.TrustedFile;
import dev.tend.definition.problem.Problem;
import dev.tend.definition.value.Property;
import dev.tend.definition.value.Settings;
import dev.tend.definition.value.ValueTypes;
import dev.tend.definition.yaml.MappingReader;
import dev.tend.definition.yaml.Node;
import dev.tend.definition.yaml.Parameters;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the keys of the configuration that hold a structure of their own. */
final class NestedKeysReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@:._\\\\-]{0,127}");
  private static final Pattern PARAMETER =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.[A-Za-z0-9][A-Za-z0-9_-]*");

  private final MappingReader reader;
  private final Path directory;

  NestedKeysReader(MappingReader reader, Path directory) {
    this.reader = reader;
    this.directory = directory;
  }

  VersionSource version(Node.Mapping root) {
    Optional<Node> node = reader.find(root, VERSION.name());
    if (node.isPresent() && node.get() instanceof Node.Mapping mapping) {
      return reader
          .read("version", List.of(VERSION_COMMAND), mapping, List.of())
          .find(VERSION_COMMAND)
          .<VersionSource>map(VersionSource.Command::new)
          .orElse(new VersionSource.Unknown());
    }
    return node.flatMap(value -> reader.value(VERSION, value))
        .<VersionSource>map(version -> new VersionSource.Literal(String.valueOf(version.value())))
        .orElse(new VersionSource.Unknown());
  }

  Parameters parameters(Node.Mapping root) {
    Map<String, Parameters.Value> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Node.Entry entry : reader.entries(root, "parameters")) {
      if (!PARAMETER.matcher(entry.key()).matches()) {
        reader.report(
            Problem.error(entry.keyAt(), Problem.quote(entry.key()) + " names no parameter")
                .expecting("HealthSet.parameter: value"));
      }
      text(entry)
          .map(text -> values.put(entry.key(), new Parameters.Value(text, entry.value().at())))
          .ifPresent(
              earlier ->
                  reader.report(
                      Problem.error(
                          entry.keyAt(),
                          "the parameter "
                              + entry.key()
                              + " has a value at "
                              + earlier.at()
                              + " already")));
    }
    return Parameters.of(values);
  }

  private Optional<String> text(Node.Entry entry) {
    return switch (entry.value()) {
      case Node.Scalar scalar -> Optional.of(scalar.text());
      case Node.Sequence list -> list(entry.key(), list);
      case Node.MissingNode missingNode -> Optional.empty();
      case Node.Mapping mapping -> {
        reader.refuse(mapping, entry.key() + " is a mapping", "a value or a list of values");
        yield Optional.empty();
      }
    };
  }

  private Optional<String> list(String key, Node.Sequence list) {
    List<String> elements = new ArrayList<>();
    for (Node item : list.items()) {
      if (item instanceof Node.Scalar scalar) {
        elements.add(scalar.text());
      } else {
        reader.refuse(item, "an entry of " + key + " is not a single value", "a value");
      }
    }
    return elements.size() == list.items().size()
        ? Optional.of(ValueTypes.TEXTS.format(elements))
        : Optional.empty();
  }

  List<TrustedFile> trust(Node.Mapping root) {
    List<TrustedFile> trust = new ArrayList<>();
    Optional<Node> overrides = reader.find(root, "overrides");
    if (overrides.isPresent() && overrides.get() instanceof Node.Mapping mapping) {
      for (Node node : reader.list(mapping, "trust")) {
        reader
            .mapping(node, "an entry of overrides.trust")
            .flatMap(entry -> trusted(entry, trust))
            .ifPresent(trust::add);
      }
    }
    return trust;
  }

  private Optional<TrustedFile> trusted(Node.Mapping mapping, List<TrustedFile> before) {
    Settings read = reader.read("an entry of overrides.trust", OF_TRUST, mapping, List.of());
    Optional<String> name = read.find(KEY_NAME);
    if (name.isPresent() && before.stream().anyMatch(key -> key.name().equals(name.get()))) {
      reader.report(
          Problem.error(
              mapping.at(), "overrides.trust has two keys named " + Problem.quote(name.get())));
    }
    return name.flatMap(
        given ->
            read.find(KEY_FILE)
                .map(path -> new TrustedFile(given, ConfigurationReader.below(directory, path))));
  }

  Map<String, ServiceCommands> services(Node.Mapping root) {
    return named(
        root,
        "services",
        OF_SERVICE,
        read ->
            new ServiceCommands(
                command(read, START),
                command(read, STOP),
                command(read, RELOAD),
                command(read, VALIDATE),
                command(read, STATUS),
                read.find(PID_FILE).map(path -> ConfigurationReader.below(directory, path))));
  }

  Map<String, ComponentCommands> components(Node.Mapping root) {
    return named(
        root,
        "components",
        OF_COMPONENT,
        read -> new ComponentCommands(command(read, OFFLINE), command(read, ONLINE)));
  }

  private <T> Map<String, T> named(
      Node.Mapping root, String key, List<Property<?>> properties, Function<Settings, T> make) {
    Map<String, T> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Node.Entry entry : reader.entries(root, key)) {
      String subject = key + "." + entry.key();
      if (!NAME.matcher(entry.key()).matches() || named.containsKey(entry.key())) {
        reader.report(
            Problem.error(entry.keyAt(), Problem.quote(entry.key()) + " is no name in " + key)
                .expecting("a name that is not there in another case, without blanks"));
      }
      reader
          .mapping(entry.value(), subject)
          .map(mapping -> make.apply(reader.read(subject, properties, mapping, List.of())))
          .ifPresent(commands -> named.put(entry.key(), commands));
    }
    return named;
  }

  private static List<String> command(Settings read, Property<List<String>> property) {
    return read.find(property).orElse(List.of());
  }

  List<Webhook> webhooks(Node.Mapping root) {
    List<Webhook> webhooks = new ArrayList<>();
    for (Node node : reader.list(root, "webhooks")) {
      reader.mapping(node, "an entry of webhooks").flatMap(this::webhook).ifPresent(webhooks::add);
    }
    return webhooks;
  }

  private Optional<Webhook> webhook(Node.Mapping mapping) {
    Settings read = reader.read("an entry of webhooks", OF_WEBHOOK, mapping, List.of());
    Optional<String> name = read.find(HEADER_NAME);
    Optional<String> value = read.find(HEADER_VALUE);
    reader
        .find(mapping, "header")
        .filter(header -> !isComplete(header))
        .ifPresent(
            header ->
                reader.refuse(
                    header,
                    "the header of a webhook is not complete",
                    "{name: ..., value: '${secret:...}'}"));
    Optional<URI> url = read.find(URL);
    if (value.isPresent() && url.filter(NestedKeysReader::isInTheClear).isPresent()) {
      reader.report(
          Problem.warning(mapping.at(), "this webhook sends a secret without encryption")
              .expecting("https"));
    }
    Optional<Webhook.Header> header =
        name.flatMap(given -> value.map(secret -> new Webhook.Header(given, secret)));
    return url.map(address -> new Webhook(address, read.find(TEAM), header));
  }

  private static boolean isComplete(Node header) {
    return !(header instanceof Node.Mapping mapping)
        || mapping.entries().stream()
            .map(Node.Entry::key)
            .toList()
            .containsAll(List.of("name", "value"));
  }

  private static boolean isInTheClear(URI address) {
    return "http".equals(address.getScheme())
        && !String.valueOf(address.getHost()).startsWith("127.");
  }
}
