package dev.tend.schedule;

import org.quartz.spi.ThreadPool;

/**
 * Runs Quartz's jobs on Quartz's own scheduling thread. Ours only hand a probe to its runner, which
 * never waits; a thread in between would cost more than they do and make them later. Quartz makes
 * one by its name, hence public.
 */
public final class SameThread implements ThreadPool {
  private static final int AT_ONCE = 64;

  @Override
  public boolean runInThread(Runnable job) {
    job.run();
    return true;
  }

  @Override
  public int blockForAvailableThreads() {
    return AT_ONCE;
  }

  @Override
  public int getPoolSize() {
    return 1;
  }

  @Override
  public void initialize() {
    // There is nothing to prepare.
  }

  @Override
  public void shutdown(boolean waitForJobsToComplete) {
    // There is nothing to stop.
  }

  @Override
  public void setInstanceId(String id) {
    // It has no use for a name.
  }

  @Override
  public void setInstanceName(String name) {
    // It has no use for a name.
  }
}
