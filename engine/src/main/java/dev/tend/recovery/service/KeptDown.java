package dev.tend.recovery.service;

/**
 * Why a service that is down should be left so.
 *
 * @param certain whether a person is known to want it; if not, it may as well have ended by itself
 * @param why for people
 */
public record KeptDown(boolean certain, String why) {}
