package dev.tend.recovery.service;

/** The names of one service: as definitions, resources and systemd write it. */
final class UnitName {
  private static final String SUFFIX = ".service";

  private UnitName() {}

  static String unit(String service) {
    return service.endsWith(SUFFIX) ? service : service + SUFFIX;
  }

  static String bare(String service) {
    return service.endsWith(SUFFIX)
        ? service.substring(0, service.length() - SUFFIX.length())
        : service;
  }
}
