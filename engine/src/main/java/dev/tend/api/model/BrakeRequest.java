package dev.tend.api.model;

import java.util.Optional;

/**
 * Asks to stop all recovery, or to let it go on.
 *
 * @param pulled whether all recovery is to stop
 * @param owner who asks
 * @param reason why; needed to stop it
 */
public record BrakeRequest(boolean pulled, String owner, Optional<String> reason) {}
