package city.statictraffic.adapter.rest.dataimport;

import city.statictraffic.adapter.rest.problem.Messages;
import city.statictraffic.dataimport.domain.job.ImportJob;
import city.statictraffic.dataimport.domain.table.TableRow;
import city.statictraffic.kernel.imports.ImportTarget;
import city.statictraffic.kernel.imports.ImportTarget.Problem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is wrong with a row, in sentences, and where in the file that is. */
final class ProblemTexts {
    private final Messages messages;
    private final ImportTarget target;
    private final ImportJob job;
    private final String language;

    ProblemTexts(Messages messages, ImportTarget target, ImportJob job, String language) {
        this.messages = messages;
        this.target = target;
        this.job = job;
        this.language = language;
    }

    ImportAnswers.ProblemAnswer answer(int line, Problem problem) {
        return new ImportAnswers.ProblemAnswer(
                cell(line, problem), problem.code(), problem.field(), title(problem.field()), message(problem));
    }

    /** Such as D17; the row alone when no column is to blame. */
    String cell(int line, Problem problem) {
        Integer column = job.mapping().columns().get(problem.field());
        return column == null ? String.valueOf(line) : TableRow.address(column, line);
    }

    String message(Problem problem) {
        Map<String, String> params = new HashMap<>(problem.params());
        params.computeIfPresent(
                "fields",
                (key, names) -> Arrays.stream(names.split(","))
                        .map(this::title)
                        .collect(Collectors.joining(chinese() ? "、" : ", ")));
        return sentence(problem.code(), params);
    }

    String sentence(String code, Map<String, String> params) {
        Messages.Text text = messages.text(code, language, params);
        return text.detail().isEmpty() ? text.title() : text.title() + (chinese() ? "。" : ". ") + text.detail();
    }

    String title(String field) {
        return target.fields().stream()
                .filter(each -> each.name().equals(field))
                .findFirst()
                .map(each -> chinese() ? each.zh() : each.en())
                .orElse(field);
    }

    boolean chinese() {
        return language.equals(Messages.CHINESE);
    }

    /** The three columns behind a row's own: line, cells, reasons. */
    List<String> columns(int line, List<Problem> problems) {
        return List.of(
                String.valueOf(line),
                problems.stream().map(problem -> cell(line, problem)).distinct().collect(Collectors.joining(" ")),
                problems.stream()
                        .map(problem -> problem.field().isEmpty()
                                ? message(problem)
                                : title(problem.field()) + (chinese() ? "：" : ": ") + message(problem))
                        .collect(Collectors.joining(chinese() ? "；" : "; ")));
    }
}
