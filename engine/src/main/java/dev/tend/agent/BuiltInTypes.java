package dev.tend.agent;

import dev.tend.config.AgentConfiguration;
import dev.tend.config.DestructiveCommands;
import dev.tend.config.ServiceManagerKind;
import dev.tend.definition.type.DnsProbeType;
import dev.tend.definition.type.ExecProbeType;
import dev.tend.definition.type.HttpProbeType;
import dev.tend.definition.type.LdapProbeType;
import dev.tend.definition.type.LogFileProbeType;
import dev.tend.definition.type.OpenMetricsProbeType;
import dev.tend.probe.Probe;
import dev.tend.probe.client.Connector;
import dev.tend.probe.client.Conversation;
import dev.tend.probe.dns.DnsProbe;
import dev.tend.probe.exec.PluginProbe;
import dev.tend.probe.host.HostProbes;
import dev.tend.probe.http.HttpProbe;
import dev.tend.probe.http.OpenMetricsProbe;
import dev.tend.probe.ldap.LdapProbe;
import dev.tend.probe.logfile.LogFileProbe;
import dev.tend.probe.mail.MailProbes;
import dev.tend.process.ProcessTable;
import dev.tend.recovery.RecoveryAction;
import dev.tend.recovery.command.Failover;
import dev.tend.recovery.command.FlushQueue;
import dev.tend.recovery.command.KillProcess;
import dev.tend.recovery.command.RebootServer;
import dev.tend.recovery.command.RunCommand;
import dev.tend.recovery.component.ComponentAction;
import dev.tend.recovery.component.Components;
import dev.tend.recovery.evidence.PostfixQueue;
import dev.tend.recovery.service.ServiceAction;
import dev.tend.recovery.service.Services;
import dev.tend.recovery.service.Systemd;
import dev.tend.resolver.HostResolver;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The probes and actions that come with Tend, one for each described type. */
final class BuiltInTypes {
  private BuiltInTypes() {}

  /**
   * The probes.
   *
   * @param state where those that must remember something keep it
   */
  static List<Probe> probes(HostResolver resolver, String server, Path state) {
    Connector connector = new Connector(resolver);
    return Stream.of(
            MailProbes.all(connector, server, InstantSource.system()),
            List.of(
                Conversation.probe(DnsProbeType.TYPE, new DnsProbe(resolver)),
                Conversation.probe(HttpProbeType.TYPE, new HttpProbe(connector)),
                Conversation.probe(OpenMetricsProbeType.TYPE, new OpenMetricsProbe(connector)),
                Conversation.probe(LdapProbeType.TYPE, new LdapProbe(connector)),
                Probe.ofFiles(ExecProbeType.TYPE, new PluginProbe()),
                Probe.ofFiles(
                    LogFileProbeType.TYPE,
                    new LogFileProbe(state.resolve("logs"), InstantSource.system()))),
            HostProbes.all(InstantSource.system()))
        .flatMap(List::stream)
        .toList();
  }

  /** The systemd of this host, if the agent is to use it. */
  static Optional<Systemd> systemd(AgentConfiguration configuration) {
    return configuration.serviceManagerKind() == ServiceManagerKind.SYSTEMD
        ? Optional.of(
            new Systemd(List.of("systemctl"), List.of("journalctl"), ProcessTable.ofThisHost()))
        : Optional.empty();
  }

  static List<RecoveryAction> actions(
      DestructiveCommands destructive,
      Services services,
      Optional<Systemd> systemd,
      Components components) {
    return List.of(
        ServiceAction.restart(services),
        ServiceAction.reload(services),
        new RunCommand(),
        new KillProcess(ProcessTable.ofThisHost()),
        ComponentAction.takeOffline(components),
        ComponentAction.bringOnline(components),
        new FlushQueue(services, PostfixQueue.ofThisHost()),
        new Failover(destructive.failovers()),
        new RebootServer(systemd, destructive.reboot()));
  }
}
