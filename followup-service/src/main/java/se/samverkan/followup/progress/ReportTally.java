package se.samverkan.followup.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.samverkan.domain.assessment.Figure;
import se.samverkan.domain.content.Target;
import se.samverkan.domain.content.Target.Per;
import se.samverkan.domain.query.AsOf;
import se.samverkan.domain.time.PartialDate;
import se.samverkan.domain.time.Period;
import se.samverkan.followup.ActivityReportContent;
import se.samverkan.followup.progress.ProgressView.Achieved;

/**
 * The activity reports of an item, summed for one of its targets: those of a rate by the days, weeks, months, quarters or years
 * in which they provably fall, all others in total.
 *
 * @param validity the validity of the promise, or null
 */
record ReportTally(Target target, Period validity, List<ActivityReportContent> reports) {

    private static final Comparator<PartialDate> BY_DAY =
            Comparator.comparing(PartialDate::earliest).thenComparing(PartialDate::latest);

    /** The sums in the unit of the target, by period; none without a report in its unit. */
    List<Achieved> achieved() {
        var byUnit = new TreeMap<Period, Figure>(Comparator.comparing(Period::earliest));
        var others = new ArrayList<ActivityReportContent>();
        for (var report : counted()) {
            unitOfRate(report.occurredOn())
                    .ifPresentOrElse(
                            unit -> byUnit.merge(unit, report.figure(), Figure::plus), () -> others.add(report));
        }
        return Stream.concat(
                        byUnit.entrySet().stream().map(sum -> ofUnit(sum.getValue(), sum.getKey())),
                        total(others).stream())
                .toList();
    }

    private List<ActivityReportContent> counted() {
        return reports.stream()
                .filter(report -> report.value() != null && target.hasUnit(report.unit()))
                .toList();
    }

    private Achieved ofUnit(Figure sum, Period unit) {
        return achieved(sum, target.per(), unit, judge(sum, unit));
    }

    /** A total is no rate, and proves nothing about one. */
    private Optional<Achieved> total(List<ActivityReportContent> others) {
        return others.stream()
                .map(ActivityReportContent::figure)
                .reduce(Figure::plus)
                .map(sum -> achieved(sum, null, reported(others), isRate() ? null : judge(sum, validity)));
    }

    /** From the first to the last reported day; null unless every report states when. */
    private static Period reported(List<ActivityReportContent> reports) {
        var days = reports.stream().map(ActivityReportContent::occurredOn).toList();
        return days.stream().anyMatch(day -> day == null)
                ? null
                : Period.of(
                        days.stream().min(BY_DAY).orElseThrow(),
                        days.stream().max(BY_DAY).orElseThrow());
    }

    private Achieved achieved(Figure sum, Per per, Period period, Boolean met) {
        return new Achieved(
                target.id(), sum.value(), sum.statedQualifier(), target.unit(), per, period, met, null, null, null);
    }

    /** Before the end of a period more may be reported. */
    private Boolean judge(Figure sum, Period period) {
        var hasEnded =
                period != null && period.latest() != null && period.latest().isBefore(AsOf.today());
        return target.judge(hasEnded ? sum : sum.orMore()).met();
    }

    private boolean isRate() {
        return target.per() != null && target.per() != Per.PERIOD;
    }

    /** The unit of the rate in which a date lies as a whole. */
    private Optional<Period> unitOfRate(PartialDate date) {
        return date == null || !isRate()
                ? Optional.empty()
                : Optional.of(target.per().unitOf(date.earliest()))
                        .filter(unit -> !date.latest().isAfter(unit.latest()));
    }
}
