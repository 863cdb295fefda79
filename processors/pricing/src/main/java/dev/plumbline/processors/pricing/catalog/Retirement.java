package dev.plumbline.processors.pricing.catalog;

import java.time.LocalDate;

/**
 * The last day on which a provider serves a model.
 *
 * @param provider the provider's id
 * @param model the model's id, as calls name it
 * @param lastDay the day, in UTC
 */
public record Retirement(String provider, String model, LocalDate lastDay) {
    String key() {
        return provider + "/" + model;
    }
}
