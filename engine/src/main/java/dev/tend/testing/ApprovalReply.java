package dev.tend.testing;

import java.time.Duration;

/**
 * A person's answer to an approval.
 *
 * @param after how long the person takes
 * @param granted yes or no
 * @param owner who answers
 */
public record ApprovalReply(Duration after, boolean granted, String owner) {}
