package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.rollups.partials.PacketTargets;
import dev.plumbline.processors.rollups.partials.Partials;
import dev.plumbline.processors.topologies.batches.Incoming;
import dev.plumbline.processors.topologies.commit.CommitMarker;
import dev.plumbline.processors.topologies.commit.HeapShare;
import dev.plumbline.processors.topologies.commit.HeapStore;
import dev.plumbline.processors.topologies.commit.TaskSlot;
import dev.plumbline.processors.topologies.intake.checks.DayBounds;
import dev.plumbline.processors.topologies.intake.checks.EventTime;
import dev.plumbline.processors.topologies.intake.ids.SeenIds;
import dev.plumbline.processors.topologies.ledger.LedgerBook;
import dev.plumbline.processors.topologies.migration.SeenEvaluators;
import dev.plumbline.processors.topologies.migration.ServedModels;
import dev.plumbline.processors.topologies.prices.UnpricedModels;
import dev.plumbline.processors.topologies.revision.CallLog;
import dev.plumbline.processors.topologies.revision.CountedCalls;
import dev.plumbline.processors.topologies.revision.PendingCorrections;
import dev.plumbline.processors.topologies.revision.PriceBooks;
import dev.plumbline.processors.topologies.revision.RevisionState;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.PriceChange;
import dev.plumbline.schemas.records.RevisionStep;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.CallDecoder;
import dev.plumbline.schemas.serde.RecordDecoder;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The two processors of the first phase and the stores they share: one takes each record in, the other drains the heap at
 * the commit.
 */
public final class IntakePhase {
    /** Ledger of this partition: {@link dev.plumbline.processors.topologies.ledger.LedgerKey} to count. */
    public static final String LEDGER = "ledger";

    private static final String HEAP = "intake-heap";
    private static final int PART_FOR_PARTIALS = 10;
    private static final int PART_FOR_NAMES = 8;

    private final IntakeSettings settings;
    private final int partitions;
    private final PriceBook prices;
    private final SchemaRegistry registry;
    private final CallLog.Factory logs;
    private final Set<StoreBuilder<?>> stores = builders();

    /** One phase for one topology; {@code partitions} is that of the intake topics and of the packets. */
    public IntakePhase(
            IntakeSettings settings, int partitions, PriceBook prices, SchemaRegistry registry, CallLog.Factory logs) {
        this.partitions = partitions;
        this.logs = logs;
        this.settings = settings;
        this.prices = prices;
        this.registry = registry;
    }

    private static Set<StoreBuilder<?>> builders() {
        Set<StoreBuilder<?>> builders = new LinkedHashSet<>(SeenIds.stores());
        builders.add(HeapStore.builder(HEAP, TaskSlot<IntakeTask>::new));
        builders.add(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(LEDGER), Serdes.Bytes(), Serdes.Long())
                .withCachingDisabled());
        builders.add(RevisionState.builder());
        builders.add(UnpricedModels.builder());
        return builders;
    }

    /** Takes records of the intake topics; answers markers and dead letters. */
    public FixedKeyProcessorSupplier<String, Incoming, Object> taking() {
        return new FixedKeyProcessorSupplier<>() {
            @Override
            public FixedKeyProcessor<String, Incoming, Object> get() {
                return new IntakeProcessor(IntakePhase.this);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }
        };
    }

    /** Takes markers at the commit; answers packets under the number of their target partition. */
    public ProcessorSupplier<String, CommitMarker, String, byte[]> draining() {
        PacketTargets targets = new PacketTargets(partitions, PacketTargets.DEFAULT_MAX_PACKET_BYTES, true);
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, CommitMarker, String, byte[]> get() {
                return new IntakeDrainProcessor(IntakePhase.this, targets);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }
        };
    }

    HeapStore<TaskSlot<IntakeTask>> heap(ProcessingContext context) {
        return context.getStateStore(HEAP);
    }

    IntakeTask task(ProcessingContext context) {
        return heap(context).content().get(() -> create(context));
    }

    private IntakeTask create(ProcessingContext context) {
        Partials partials = new Partials(settings.groupings(), settings.cardinality());
        Progress progress = new Progress(context.taskId().partition());
        EventTime time = new EventTime(settings.limits());
        SeenIds seen = SeenIds.of(settings.memory(), settings.salt(), context);
        LedgerBook ledger = new LedgerBook(context.getStateStore(LEDGER));
        DayBounds bounds = new DayBounds(ledger, partitions);
        UnpricedModels unpriced = new UnpricedModels(context.getStateStore(UnpricedModels.STORE));
        RevisionState state = new RevisionState(context.getStateStore(RevisionState.STORE));
        PriceBooks books = new PriceBooks(state, prices.list(), registry);
        ServedModels models = new ServedModels(() -> books.current().book().retirements());
        SeenEvaluators evaluators = new SeenEvaluators();
        CallPricing pricing = new CallPricing(books, unpriced);
        Revisions revisions = revisions(context, state, books, pricing, ledger);
        return new IntakeTask(
                settings.limits(),
                HeapShare.ofTask(PART_FOR_PARTIALS, partitions),
                new CallIntake(
                        CallDecoder.of(registry, HeapShare.ofTask(PART_FOR_NAMES, partitions)),
                        time,
                        seen,
                        pricing,
                        partials,
                        progress,
                        bounds,
                        revisions,
                        models,
                        evaluators),
                new ScoreIntake(
                        RecordDecoder.of(Topic.SCORES, CallScore.class, registry),
                        time,
                        seen,
                        partials,
                        progress,
                        bounds,
                        evaluators),
                partials,
                progress,
                seen,
                bounds,
                ledger,
                revisions,
                unpriced,
                models,
                evaluators);
    }

    private Revisions revisions(
            ProcessingContext context, RevisionState state, PriceBooks books, CallPricing pricing, LedgerBook ledger) {
        CountedCalls counted = new CountedCalls(state);
        PendingCorrections corrections = new PendingCorrections(state, registry);
        CallRevisor revisor = new CallRevisor(
                RecordDecoder.of(Topic.CALLS, LlmCall.class, registry),
                new EventTime(settings.limits()),
                pricing,
                books,
                counted,
                corrections,
                new Partials(settings.groupings(), settings.cardinality()),
                ledger);
        return new Revisions(
                context.taskId().partition(),
                state,
                logs,
                books,
                counted,
                corrections,
                revisor,
                RecordDecoder.of(Topic.PRICES, PriceChange.class, registry),
                RecordDecoder.of(Topic.REVISIONS, RevisionStep.class, registry));
    }
}
