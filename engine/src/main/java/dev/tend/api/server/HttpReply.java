package dev.tend.api.server;

/**
 * What is answered.
 *
 * @param status the HTTP status
 * @param contentType the type of the body
 * @param body the body, sent as UTF-8
 */
record HttpReply(int status, String contentType, String body) {}
