package dev.plumbline.deploy.standalone.topics;

/**
 * A difference that cannot be put right in place.
 *
 * @param topic name of the topic
 * @param reason what is in the way and what to do, as a sentence
 */
public record TopicRefusal(String topic, String reason) {}
