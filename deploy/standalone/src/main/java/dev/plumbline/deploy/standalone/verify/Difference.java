package dev.plumbline.deploy.standalone.verify;

/**
 * A figure that the topics and the API do not agree on.
 *
 * @param scope the ledger's stream, or a day with tenant and feature
 * @param figure what is counted
 * @param topics what the topics give
 * @param http what the API answers
 */
public record Difference(String scope, String figure, long topics, long http) {}
