package city.statictraffic.bikefleet.application.feeds;

import city.statictraffic.bikefleet.application.port.FeedBatches;
import city.statictraffic.bikefleet.application.port.FeedBatches.RejectedLine;
import city.statictraffic.bikefleet.application.port.FeedPack;
import city.statictraffic.bikefleet.application.port.FeedPacks;
import city.statictraffic.bikefleet.application.port.FleetSettings;
import city.statictraffic.bikefleet.application.port.RecordReader;
import city.statictraffic.bikefleet.domain.feed.FeedRecord;
import city.statictraffic.bikefleet.domain.feed.FeedRules;
import city.statictraffic.bikefleet.domain.feed.RawRecord;
import city.statictraffic.bikefleet.domain.feed.Rejection;
import city.statictraffic.kernel.application.Stages;
import city.statictraffic.kernel.id.IdSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

final class TakeInFeedService implements TakeInFeed {
    private final FleetSettings settings;
    private final RecordReader reader;
    private final FeedPacks packs;
    private final FeedBatches batches;
    private final IdSource ids;
    private final InstantSource clock;

    TakeInFeedService(
            FleetSettings settings,
            RecordReader reader,
            FeedPacks packs,
            FeedBatches batches,
            IdSource ids,
            InstantSource clock) {
        this.settings = settings;
        this.reader = reader;
        this.packs = packs;
        this.batches = batches;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Answer> handle(Command command, RecordReader.ByteSource body) {
        var operator = settings.findOperator(command.operatorId()).orElseThrow();
        Instant receivedAt = clock.instant();
        long receivedAtMicros = receivedAt.getEpochSecond() * 1_000_000L + receivedAt.getNano() / 1_000;
        UUID batchId = ids.next();
        var rules = new FeedRules(
                command.kind(), command.datum(), settings.profileFor(operator), operator.qrUrlRule(), receivedAtMicros);
        var taking = new Taking(command, batchId, receivedAtMicros, rules);
        CompletionStage<Void> opened = command.dryRun()
                ? Stages.done()
                : batches.open(batchId, command.operatorId(), command.kind(), command.channel(), receivedAt);
        End end = taking.read(body);
        if (command.dryRun()) {
            return Stages.done(taking.answer(end == End.COMPLETE ? "dry-run" : "interrupted", end));
        }
        boolean interrupted = end != End.COMPLETE;
        return opened.thenCombine(taking.durable(), (ignored, allDurable) -> allDurable)
                .thenCompose(allDurable -> batches.close(
                                batchId,
                                taking.received,
                                taking.rejected,
                                taking.lastLine,
                                interrupted || !allDurable,
                                clock.instant())
                        .thenApply(ignored -> allDurable))
                .thenCompose(allDurable -> {
                    if (!allDurable) {
                        return Stages.done(taking.answer("interrupted", End.NOT_DURABLE));
                    }
                    if (interrupted) {
                        return Stages.done(taking.answer("interrupted", end));
                    }
                    return command.waitLanded() && taking.received <= FeedLimits.WAIT_LANDED_RECORDS_MAX
                            ? batches.whenLanded(batchId, FeedLimits.WAIT_LANDED_AT_MOST)
                                    .thenCompose(taking::finalAnswer)
                            : Stages.done(taking.answer("accepted", end));
                });
    }

    /** One body on its way in: judges, packs by route, and keeps the counts. */
    private final class Taking implements RecordReader.Sink {
        private final Command command;
        private final UUID batchId;
        private final long receivedAtMicros;
        private final FeedRules rules;
        private final List<List<FeedPack.Entry>> byRoute;
        private final int[] originalsByRoute = new int[packs.routes()];
        private final List<RejectedLine> rejections = new ArrayList<>();
        private final long giveUpAtMillis;
        private CompletionStage<Boolean> durable = Stages.done(true);
        private final List<Sent> lost = new ArrayList<>();
        private int received;
        private int rejected;
        private int lastLine;
        private @Nullable End stoppedBy;

        private Taking(Command command, UUID batchId, long receivedAtMicros, FeedRules rules) {
            this.command = command;
            this.batchId = batchId;
            this.receivedAtMicros = receivedAtMicros;
            this.rules = rules;
            this.giveUpAtMillis = clock.millis() + FeedLimits.BODY_AT_MOST.toMillis();
            this.byRoute = new ArrayList<>(packs.routes());
            for (int route = 0; route < packs.routes(); route++) {
                byRoute.add(new ArrayList<>());
            }
        }

        private End read(RecordReader.ByteSource body) {
            RecordReader.End end = reader.read(
                    (into, offset, length) -> {
                        if (clock.millis() > giveUpAtMillis) {
                            stoppedBy = End.TOO_SLOW;
                            throw new RecordReader.BrokenOff("too slow");
                        }
                        return body.read(into, offset, length);
                    },
                    command.format(),
                    command.gzip(),
                    FeedLimits.BODY_INFLATED_BYTES_MAX,
                    this);
            End result = switch (end) {
                case COMPLETE -> End.COMPLETE;
                case STOPPED_BY_SINK -> stoppedBy == null ? End.MALFORMED : stoppedBy;
                case TOO_MANY_BYTES -> End.TOO_MANY_BYTES;
                case MALFORMED -> End.MALFORMED;
                case BROKEN_OFF -> End.BROKEN_OFF;
            };
            boolean full = false;
            for (int route = 0; route < byRoute.size(); route++) {
                if (full) {
                    forget(Sent.of(byRoute.get(route)));
                } else {
                    full = !send(route);
                }
            }
            return full ? End.TOO_BUSY : result;
        }

        @Override
        public boolean take(int line, RawRecord raw, @Nullable Rejection malformed, RecordReader.Original original) {
            if (received == FeedLimits.RECORDS_PER_BATCH_MAX) {
                stoppedBy = End.TOO_MANY_RECORDS;
                return false;
            }
            FeedRecord record = malformed == null ? rules.judge(raw) : null;
            FeedPack.Entry entry;
            int route;
            if (record != null) {
                route = Math.floorMod(
                        spread(command.operatorId().hashCode() * 31
                                + record.routingKey().hashCode()),
                        byRoute.size());
                entry = new FeedPack.Accepted(line, record);
            } else {
                Rejection why = malformed == null ? rules.rejection() : malformed;
                if (rejections.size() < FeedLimits.REJECTIONS_INLINE_MAX) {
                    rejections.add(new RejectedLine(line, why));
                }
                rejected++;
                route = line % byRoute.size();
                String text = original.text(FeedPack.ORIGINAL_LENGTH_MAX);
                entry = new FeedPack.Rejected(line, why, text);
                originalsByRoute[route] += text.length();
            }
            received++;
            lastLine = line;
            if (command.dryRun()) {
                return true;
            }
            List<FeedPack.Entry> pack = byRoute.get(route);
            pack.add(entry);
            boolean room = pack.size() < FeedLimits.RECORDS_PER_PACK
                    && originalsByRoute[route] < FeedLimits.ORIGINALS_PER_PACK;
            if (room || send(route)) {
                return true;
            }
            stoppedBy = End.TOO_BUSY;
            return false;
        }

        private boolean send(int route) {
            List<FeedPack.Entry> entries = byRoute.get(route);
            originalsByRoute[route] = 0;
            if (entries.isEmpty()) {
                return true;
            }
            try {
                CompletionStage<Void> appended = packs.append(
                        new FeedPack(batchId, command.operatorId(), command.kind(), receivedAtMicros, entries), route);
                Sent sent = Sent.of(entries);
                durable = durable.thenCombine(
                        appended.handle((ignored, failure) -> failure == null || lose(sent)), Boolean::logicalAnd);
            } catch (FeedPacks.Overloaded full) {
                // Not durable, so not received: the sender resends from the line before.
                forget(Sent.of(entries));
                entries.clear();
                return false;
            }
            entries.clear();
            return true;
        }

        /** Takes back the counts of entries that found no room. */
        private void forget(Sent sent) {
            if (sent.entries() > 0) {
                received -= sent.entries();
                rejected -= sent.rejected();
                lastLine = Math.min(lastLine, sent.firstLine() - 1);
            }
        }

        /** Whether everything sent is durable; what is not is taken back before this ends. */
        private CompletionStage<Boolean> durable() {
            return durable.thenApply(all -> {
                synchronized (lost) {
                    lost.forEach(this::forget);
                }
                return all;
            });
        }

        private boolean lose(Sent sent) {
            synchronized (lost) {
                lost.add(sent);
            }
            return false;
        }

        private Answer answer(String state, End end) {
            return new Answer(
                    batchId,
                    command.kind(),
                    receivedAtMicros,
                    state,
                    end,
                    received,
                    received - rejected,
                    0,
                    rejected,
                    List.copyOf(rejections),
                    rejected > rejections.size(),
                    lastLine);
        }

        private CompletionStage<Answer> finalAnswer(FeedBatches.Batch batch) {
            if (batch.state() != FeedBatches.State.LANDED) {
                return Stages.done(answer("accepted", End.COMPLETE));
            }
            CompletionStage<List<RejectedLine>> lines = batch.rejected() == rejected
                    ? Stages.done(List.copyOf(rejections))
                    : batches.rejectedLines(batchId, FeedLimits.REJECTIONS_INLINE_MAX);
            return lines.thenApply(listed -> new Answer(
                    batchId,
                    command.kind(),
                    receivedAtMicros,
                    "landed",
                    End.COMPLETE,
                    batch.received(),
                    batch.accepted(),
                    batch.duplicates(),
                    batch.rejected(),
                    listed,
                    batch.rejected() > listed.size(),
                    lastLine));
        }
    }

    /** What a pack came to, kept until it is known to be durable. */
    private record Sent(int firstLine, int entries, int rejected) {
        private static Sent of(List<FeedPack.Entry> entries) {
            int rejected = 0;
            for (FeedPack.Entry entry : entries) {
                if (entry instanceof FeedPack.Rejected) {
                    rejected++;
                }
            }
            return new Sent(entries.isEmpty() ? 0 : entries.getFirst().line(), entries.size(), rejected);
        }
    }

    /** String.hashCode of similar ids is regular; this spreads it over the routes. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
