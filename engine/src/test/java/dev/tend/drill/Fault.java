package dev.tend.drill;

import dev.tend.eventlog.read.EventLine;
import dev.tend.eventlog.schema.EventField;

/** What is broken in a drill, by which probe it is seen, and whose act must cure it. */
enum Fault {
  /** The log-in process dies with its master, and all else of Dovecot depends on it. */
  DOVECOT_MASTER_KILLED("dovecot-killed", "Auth\\AuthSelfTest", "Auth\\AuthRestart", "dovecot"),
  POSTFIX_KILLED("postfix-killed", "Smtp\\SmtpSelfTest", "Smtp\\SmtpRestart", "postfix"),
  DOVECOT_STOPPED("dovecot-stopped", "Auth\\AuthSelfTest", "Auth\\AuthRestart", "dovecot"),

  /** SMTP says 250 to everything. Only the queue tells that nothing is delivered. */
  QUEUE_HANDLER_STOPPED(
      "qmgr-stopped", "MailFlow\\QueueIncoming", "MailFlow\\MailFlowRestart", "postfix") {
    @Override
    boolean isIn(EventLine result) {
      return Double.parseDouble(result.text(EventField.SAMPLE)) > LONGEST_WAIT;
    }
  };

  /** The lab's threshold for the age of a message that nobody picks up, in seconds. */
  private static final double LONGEST_WAIT = 4;

  final String text;
  final String probe;
  final String monitor;
  final String responder;
  final String resource;

  Fault(String text, String watch, String responder, String service) {
    this.text = text;
    this.probe = watch + "Probe";
    this.monitor = watch + "Monitor";
    this.responder = responder;
    this.resource = "service:" + service;
  }

  /** Whether a result of the probe speaks of this fault. */
  boolean isIn(EventLine result) {
    return result.text(EventField.OUTCOME).equals("failure");
  }
}
