package city.statictraffic.adapter.rest.dataimport;

import city.statictraffic.adapter.rest.caller.CurrentCaller;
import city.statictraffic.adapter.rest.dataimport.ImportAnswers.JobAnswer;
import city.statictraffic.adapter.rest.dataimport.ImportAnswers.MarkedRowAnswer;
import city.statictraffic.adapter.rest.dataimport.ImportAnswers.ProblemCountAnswer;
import city.statictraffic.adapter.rest.dataimport.ImportAnswers.ProblemsAnswer;
import city.statictraffic.adapter.rest.dataimport.ImportAnswers.ReportAnswer;
import city.statictraffic.adapter.rest.problem.Messages;
import city.statictraffic.adapter.rest.problem.ProblemException;
import city.statictraffic.dataimport.application.port.TableWriter;
import city.statictraffic.dataimport.application.port.TableWriter.Sheet;
import city.statictraffic.dataimport.application.queries.FindImportRows;
import city.statictraffic.dataimport.application.queries.FindImportRows.MarkedRow;
import city.statictraffic.dataimport.application.queries.FindImportRows.ProblemCount;
import city.statictraffic.dataimport.application.send.Imports;
import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.kernel.imports.ImportField;
import city.statictraffic.kernel.imports.ImportTarget;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What people take away from an import: templates, rows to look at, error files, the reconciliation. */
@Path("/api/v1/data-import")
@RolesAllowed({"city-office", "operator"})
public class ImportFilesResource {
    private static final int ROWS_PER_PAGE = 500;
    private static final int PROBLEMS_DEFAULT = 50;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv;charset=utf-8";
    private static final String DOWNLOAD = "Content-Disposition";

    private final Imports imports;
    private final FindImportRows rows;
    private final TableWriter tables;
    private final Messages messages;
    private final CurrentCaller current;

    ImportFilesResource(
            Imports imports, FindImportRows rows, TableWriter tables, Messages messages, CurrentCaller current) {
        this.imports = imports;
        this.rows = rows;
        this.tables = tables;
        this.messages = messages;
        this.current = current;
    }

    @GET
    @Path("targets/{target}/template")
    @RunOnVirtualThread
    @Operation(summary = "An empty file with headers, an example and an explanation")
    public Response template(
            @PathParam("target") String name,
            @QueryParam("format") Optional<String> format,
            @HeaderParam("Accept-Language") Optional<String> acceptLanguage) {
        ImportTarget target = target(name);
        boolean chinese = Messages.languageOf(acceptLanguage).equals(Messages.CHINESE);
        List<ImportField> fields = target.fields();
        var data = new Sheet(
                chinese ? target.zh() : target.en(),
                fields.stream().map(field -> chinese ? field.zh() : field.en()).toList(),
                List.of(fields.stream().map(ImportField::example).toList()).iterator());
        var explained = new Sheet(
                chinese ? "填写说明" : "Explanation",
                chinese
                        ? List.of("列", "必填", "格式", "示例", "说明", "也可写作")
                        : List.of("column", "required", "kind", "example", "rule", "also known as"),
                fields.stream()
                        .map(field -> List.of(
                                chinese ? field.zh() : field.en(),
                                field.required() ? (chinese ? "是" : "yes") : "",
                                kind(field, chinese),
                                field.example(),
                                chinese ? field.ruleZh() : field.ruleEn(),
                                String.join(chinese ? "、" : ", ", field.aliases())))
                        .iterator());
        return file("template-" + name, xlsx(format), List.of(data, explained));
    }

    private static String kind(ImportField field, boolean chinese) {
        return switch (field.kind()) {
            case TEXT -> chinese ? "文字，最多 " + field.lengthMax() + " 字" : "text, at most " + field.lengthMax();
            case TOKEN ->
                chinese ? "字母数字，最多 " + field.lengthMax() + " 位" : "letters and digits, at most " + field.lengthMax();
            case INTEGER -> chinese ? "整数" : "whole number";
            case DECIMAL -> chinese ? "数字" : "number";
            case TIME -> chinese ? "日期或时间，如 2026-01-05、2026/1/5、2026年1月5日" : "date or time, such as 2026-01-05";
            case CODE -> chinese ? "名称或编号" : "name or code";
        };
    }

    @GET
    @Path("jobs/{jobId}/problems")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Rows to look at, with cells and reasons; kind is rejected or noted")
    public ProblemsAnswer problems(
            @PathParam("jobId") String jobId,
            @QueryParam("kind") Optional<String> kind,
            @QueryParam("after") Optional<Integer> after,
            @QueryParam("limit") Optional<Integer> limit,
            @HeaderParam("Accept-Language") Optional<String> acceptLanguage) {
        ImportJob job = get(imports.find(by(), ImportResource.uuid(jobId))).orElseThrow(ProblemException::notFound);
        var texts = texts(job, acceptLanguage);
        int atMost = Math.clamp(limit.orElse(PROBLEMS_DEFAULT), 1, ROWS_PER_PAGE);
        List<MarkedRow> found = get(rows.list(job.id(), rejected(kind), after.orElse(0), atMost));
        return new ProblemsAnswer(
                found.stream()
                        .map(row -> new MarkedRowAnswer(
                                row.line(),
                                row.cells(),
                                row.problems().stream()
                                        .map(problem -> texts.answer(row.line(), problem))
                                        .toList()))
                        .toList(),
                found.size() == atMost ? found.getLast().line() : null,
                counts(get(rows.counts(job.id())), texts));
    }

    private static boolean rejected(Optional<String> kind) {
        return switch (kind.orElse("rejected")) {
            case "rejected" -> true;
            case "noted" -> false;
            default -> throw ProblemException.invalid("/kind", "request.unknown-code");
        };
    }

    private static List<ProblemCountAnswer> counts(List<ProblemCount> counts, ProblemTexts texts) {
        return counts.stream()
                .map(count -> new ProblemCountAnswer(
                        count.code(),
                        texts.title(count.field())
                                + (texts.chinese() ? "：" : ": ")
                                + texts.sentence(count.code(), BLANKS),
                        count.rejected(),
                        count.rows()))
                .toList();
    }

    /** A sentence about many rows names no single value. */
    private static final Map<String, String> BLANKS =
            Map.of("value", "…", "line", "…", "bikeId", "…", "fields", "…", "max", "…", "min", "…");

    @GET
    @Path("jobs/{jobId}/errors")
    @RunOnVirtualThread
    @Operation(
            summary = "The rejected rows as they came, with row, cell and reason",
            description = "format is csv or xlsx; kind is rejected or noted. Corrected, the file can be sent again.")
    public Response errors(
            @PathParam("jobId") String jobId,
            @QueryParam("format") Optional<String> format,
            @QueryParam("kind") Optional<String> kind,
            @HeaderParam("Accept-Language") Optional<String> acceptLanguage) {
        boolean excel = xlsx(format);
        boolean rejected = rejected(kind);
        ImportJob job = get(imports.lookAt(by(), ImportResource.uuid(jobId), "error-file-taken"))
                .orElseThrow(ProblemException::notFound);
        if (!job.fileKept()) {
            throw ProblemException.of(410, "import.file-forgotten");
        }
        var texts = texts(job, acceptLanguage);
        var titles = new ArrayList<>(job.file().titles());
        titles.addAll(texts.chinese() ? List.of("行号", "单元格", "原因") : List.of("row", "cell", "reason"));
        int width = job.file().titles().size();
        Iterator<List<String>> lines = new Pages(job, rejected, row -> {
            var cells = new ArrayList<>(
                    row.cells().subList(0, Math.min(width, row.cells().size())));
            while (cells.size() < width) {
                cells.add("");
            }
            cells.addAll(texts.columns(row.line(), row.problems()));
            return cells;
        });
        return file(
                (rejected ? "errors-" : "differences-") + job.id(),
                excel,
                List.of(new Sheet(texts.chinese() ? "退回的行" : "Rejected rows", titles, lines)));
    }

    @GET
    @Path("jobs/{jobId}/report")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "The reconciliation: rows, counts by group before and after, differences")
    public ReportAnswer report(
            @PathParam("jobId") String jobId, @HeaderParam("Accept-Language") Optional<String> acceptLanguage) {
        ImportJob job = get(imports.lookAt(by(), ImportResource.uuid(jobId), "report-read"))
                .orElseThrow(ProblemException::notFound);
        return report(job, texts(job, acceptLanguage));
    }

    private ReportAnswer report(ImportJob job, ProblemTexts texts) {
        var tally = job.tally();
        int accounted = tally.added() + tally.changed() + tally.unchanged() + tally.rejected();
        return new ReportAnswer(
                JobAnswer.of(job, false),
                accounted == job.file().rows(),
                ImportAnswers.groups(job),
                counts(get(rows.counts(job.id())), texts));
    }

    @GET
    @Path("jobs/{jobId}/report/file")
    @RunOnVirtualThread
    @Operation(summary = "The reconciliation as a file for the records, csv or xlsx")
    public Response reportFile(
            @PathParam("jobId") String jobId,
            @QueryParam("format") Optional<String> format,
            @HeaderParam("Accept-Language") Optional<String> acceptLanguage) {
        boolean excel = xlsx(format);
        ImportJob job = get(imports.lookAt(by(), ImportResource.uuid(jobId), "report-taken"))
                .orElseThrow(ProblemException::notFound);
        var texts = texts(job, acceptLanguage);
        boolean zh = texts.chinese();
        ReportAnswer report = report(job, texts);
        var tally = job.tally();
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(zh ? "文件" : "file", job.file().name(), job.file().sha256()));
        lines.add(List.of(zh ? "数据截止时间" : "as of", job.asOf().toString(), ""));
        lines.add(List.of(
                zh ? "提交人 / 确认人" : "sent / confirmed by",
                job.senderName(),
                job.confirmedBy().orElse("")));
        lines.add(List.of(
                zh ? "文件行数" : "rows in the file", String.valueOf(job.file().rows()), ""));
        lines.add(List.of(zh ? "新增" : "added", String.valueOf(tally.added()), ""));
        lines.add(List.of(zh ? "变更" : "changed", String.valueOf(tally.changed()), ""));
        lines.add(List.of(zh ? "未变" : "unchanged", String.valueOf(tally.unchanged()), ""));
        lines.add(List.of(zh ? "退回" : "rejected", String.valueOf(tally.rejected()), ""));
        lines.add(List.of(
                zh ? "行数是否平衡" : "rows balanced", report.balanced() ? (zh ? "是" : "yes") : (zh ? "否" : "no"), ""));
        lines.add(List.of(zh ? "需核对（与平台不一致）" : "to look at (differ)", String.valueOf(tally.noted()), ""));
        for (var group : report.groups()) {
            lines.add(List.of(
                    zh ? group.title() : group.titleEn(),
                    (zh ? "导入前 " : "before ")
                            + group.before()
                            + (zh ? "，本次增加 " : ", added ")
                            + group.added()
                            + (zh ? "，导入后 " : ", after ")
                            + group.after(),
                    (zh ? "差异 " : "difference ") + group.difference()));
        }
        for (var count : report.problems()) {
            lines.add(List.of(
                    count.rejected() ? (zh ? "退回原因" : "rejected for") : (zh ? "需核对" : "differs"),
                    count.message(),
                    String.valueOf(count.rows())));
        }
        return file(
                "report-" + job.id(),
                excel,
                List.of(new Sheet(
                        zh ? "对账报告" : "Reconciliation",
                        zh ? List.of("项目", "内容", "备注") : List.of("item", "value", "note"),
                        lines.iterator())));
    }

    /** Marked rows page after page, so that memory does not grow with their number. */
    private final class Pages implements Iterator<List<String>> {
        private final ImportJob job;
        private final boolean rejected;
        private final java.util.function.Function<MarkedRow, List<String>> cells;
        private Iterator<MarkedRow> page = List.<MarkedRow>of().iterator();
        private int after;
        private boolean ended;

        private Pages(ImportJob job, boolean rejected, java.util.function.Function<MarkedRow, List<String>> cells) {
            this.job = job;
            this.rejected = rejected;
            this.cells = cells;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !ended) {
                List<MarkedRow> next = get(rows.list(job.id(), rejected, after, ROWS_PER_PAGE));
                ended = next.size() < ROWS_PER_PAGE;
                after = next.isEmpty() ? after : next.getLast().line();
                page = next.iterator();
            }
            return page.hasNext();
        }

        @Override
        public List<String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return cells.apply(page.next());
        }
    }

    private Response file(String name, boolean excel, List<Sheet> sheets) {
        StreamingOutput body = out -> {
            TableWriter.ByteSink sink = (from, offset, length) -> {
                try {
                    out.write(from, offset, length);
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            };
            if (excel) {
                tables.xlsx(sheets, sink);
            } else {
                tables.csv(sheets.getFirst(), sink);
            }
        };
        return Response.ok(body)
                .header("Content-Type", excel ? XLSX : CSV)
                .header(DOWNLOAD, "attachment; filename=\"" + name + (excel ? ".xlsx" : ".csv") + "\"")
                .build();
    }

    private static boolean xlsx(Optional<String> format) {
        return switch (format.orElse("csv")) {
            case "csv" -> false;
            case "xlsx" -> true;
            default -> throw ProblemException.invalid("/format", "request.unknown-code");
        };
    }

    private ImportTarget target(String name) {
        return imports.targetsFor(current.get()).stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private ProblemTexts texts(ImportJob job, Optional<String> acceptLanguage) {
        return new ProblemTexts(messages, target(job.target()), job, Messages.languageOf(acceptLanguage));
    }

    private Imports.By by() {
        return new Imports.By(current.get(), current.scope());
    }

    private static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
