package dev.plumbline.processors.pricing;

/** What a provider and a model id mean. */
sealed interface Resolution {

    record Found(ModelPrices prices) implements Resolution {}

    record Missing(UnpricedReason reason, String subject) implements Resolution {}
}
