package dev.tend.schedule;

import dev.tend.core.effect.ScheduledProbe;
import dev.tend.definition.ItemId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.listeners.TriggerListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when each probe is due. A probe keeps its place in time as long as its interval does not
 * change. A run that is more than a second late, because the host slept or is overloaded, is left
 * out and counted rather than made up for. Safe for use by many threads.
 *
 * <p>Quartz uses the wall clock, and stops firing when that steps back: {@link #reset} must be
 * called after every step.
 */
public final class ProbeSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProbeSchedule.class);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String FIRST = "first ";

  /** Quartz removes a trigger by walking over all triggers of its job. */
  private static final int JOBS = 256;

  private final BiConsumer<ScheduledProbe, Duration> listener;
  private final Scheduler quartz;
  private final Map<String, ScheduledProbe> byKey = new ConcurrentHashMap<>();
  private final LongAdder missed = new LongAdder();
  private PhaseOffset phaseOffset = new PhaseOffset();

  private ProbeSchedule(BiConsumer<ScheduledProbe, Duration> listener, Scheduler quartz) {
    this.listener = listener;
    this.quartz = quartz;
  }

  /**
   * An empty schedule, running.
   *
   * @param listener notified that a probe is due, and how long after its time that is, zero or
   *     more; must return at once: one that waits makes all others late
   * @throws IllegalStateException if Quartz does not start
   */
  public static ProbeSchedule start(BiConsumer<ScheduledProbe, Duration> listener) {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "tend-" + System.nanoTime());
    properties.setProperty("org.quartz.scheduler.threadName", "tend-schedule");
    properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "64");
    properties.setProperty("org.quartz.threadPool.class", SameThread.class.getName());
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    properties.setProperty("org.quartz.jobStore.misfireThreshold", "1000");
    try {
      Scheduler quartz = new StdSchedulerFactory(properties).getScheduler();
      ProbeSchedule schedule = new ProbeSchedule(listener, quartz);
      quartz.setJobFactory((fired, scheduler) -> (Job) schedule::fired);
      quartz.getListenerManager().addTriggerListener(schedule.new Misfires());
      for (int number = 0; number < JOBS; number++) {
        quartz.addJob(
            JobBuilder.newJob(Job.class).withIdentity(job(number)).storeDurably().build(), true);
      }
      quartz.start();
      return schedule;
    } catch (SchedulerException broken) {
      throw new IllegalStateException(
          "the schedule does not start: " + broken.getMessage(), broken);
    }
  }

  /**
   * These probes run from now on, and no others. Those that stay, with the interval they had, keep
   * their times; a changed definition takes effect at the next run.
   */
  public synchronized void apply(List<ScheduledProbe> probes) {
    Map<String, ScheduledProbe> wanted = new LinkedHashMap<>();
    for (ScheduledProbe probe : probes) {
      if (probe.definition().recurrenceInterval().isPresent()) {
        wanted.put(key(probe.id()), probe);
      }
    }
    byKey.keySet().stream().filter(key -> !wanted.containsKey(key)).toList().forEach(this::remove);
    wanted.forEach(
        (key, probe) -> {
          ScheduledProbe before = byKey.put(key, probe);
          if (before == null) {
            add(key, interval(probe));
          } else if (!interval(before).equals(interval(probe))) {
            unschedule(key);
            add(key, interval(probe));
          }
        });
  }

  /** Registers everything again, as at a start: the wall clock has stepped. */
  public synchronized void reset() {
    phaseOffset = new PhaseOffset();
    byKey.keySet().forEach(this::unschedule);
    byKey.forEach((key, probe) -> add(key, interval(probe)));
  }

  /** How many runs were left out because they were too late. */
  public long missed() {
    return missed.sum();
  }

  /** How many probes are on the schedule. */
  public int size() {
    return byKey.size();
  }

  /** Stops it; nothing is due any more. */
  @Override
  public void close() {
    try {
      quartz.shutdown(false);
    } catch (SchedulerException broken) {
      LOG.warn("the schedule does not stop: {}", broken.getMessage());
    }
  }

  private void add(String key, Duration interval) {
    Duration offset = phaseOffset.next(interval);
    Instant now = Instant.now();
    register(
        TriggerBuilder.newTrigger()
            .withIdentity(key)
            .forJob(job(key.hashCode()))
            .startAt(Date.from(now.plus(offset)))
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(interval.toMillis())
                    .repeatForever()
                    .withMisfireHandlingInstructionNextWithRemainingCount())
            .build());
    if (offset.compareTo(SOON) > 0) {
      // Something is known of every probe soon after the start, however rarely it runs.
      Duration first = phaseOffset.next(SOON);
      register(
          TriggerBuilder.newTrigger()
              .withIdentity(FIRST + key)
              .forJob(job(key.hashCode()))
              .startAt(Date.from(now.plus(first)))
              .build());
    }
  }

  private void remove(String key) {
    byKey.remove(key);
    unschedule(key);
  }

  private void register(Trigger trigger) {
    try {
      quartz.scheduleJob(trigger);
    } catch (SchedulerException broken) {
      throw new IllegalStateException(
          trigger.getKey().getName() + " cannot be scheduled: " + broken.getMessage(), broken);
    }
  }

  private void unschedule(String key) {
    try {
      quartz.unscheduleJobs(
          List.of(TriggerKey.triggerKey(key), TriggerKey.triggerKey(FIRST + key)));
    } catch (SchedulerException broken) {
      throw new IllegalStateException(
          key + " cannot be taken off the schedule: " + broken.getMessage(), broken);
    }
  }

  private void fired(JobExecutionContext context) {
    String name = context.getTrigger().getKey().getName();
    ScheduledProbe probe =
        byKey.get(name.startsWith(FIRST) ? name.substring(FIRST.length()) : name);
    if (probe != null) {
      Duration late = Duration.between(context.getScheduledFireTime().toInstant(), Instant.now());
      listener.accept(probe, late.isNegative() ? Duration.ZERO : late);
    }
  }

  private static JobKey job(int hash) {
    return JobKey.jobKey("probe " + Math.floorMod(hash, JOBS));
  }

  private static Duration interval(ScheduledProbe probe) {
    return probe.definition().recurrenceInterval().orElseThrow();
  }

  private static String key(ItemId id) {
    return id.toString().toLowerCase(java.util.Locale.ROOT);
  }

  /** Counts what is left out. */
  private final class Misfires extends TriggerListenerSupport {
    @Override
    public String getName() {
      return "misfires";
    }

    @Override
    public void triggerMisfired(Trigger trigger) {
      missed.increment();
    }
  }
}
