package se.samverkan.web.words;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import se.samverkan.web.Language;

/** Dates in words, in the precision of their source. */
public final class Dates {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final String OPEN_END = "..";
    private static final int SPRING = 21;

    private static final int YEAR_LENGTH = 4;
    private static final int MONTH_LENGTH = 7;

    private final Language language;
    private final DateTimeFormatter day;
    private final DateTimeFormatter month;

    public Dates(Language language) {
        this.language = language;
        this.day = DateTimeFormatter.ofPattern("d MMMM uuuu", language.locale());
        this.month = DateTimeFormatter.ofPattern("LLLL uuuu", language.locale());
    }

    /** A partial date (EDTF): 2014-04 is april 2014, 2018-22 is sommaren 2018. */
    public String words(String date) {
        return switch (date.length()) {
            case YEAR_LENGTH -> date;
            case MONTH_LENGTH -> monthOrSeason(date);
            default -> LocalDate.parse(date).format(day);
        };
    }

    private String monthOrSeason(String date) {
        int number = Integer.parseInt(date.substring(YEAR_LENGTH + 1));
        if (number < SPRING) {
            return YearMonth.parse(date).format(month);
        }
        var seasons = language == Language.SWEDISH
                ? List.of("våren", "sommaren", "hösten", "vintern")
                : List.of("spring", "summer", "autumn", "winter");
        return seasons.get(number - SPRING) + " " + date.substring(0, YEAR_LENGTH);
    }

    /** The day of a moment (RFC 3339) in Stockholm. */
    public String day(String moment) {
        return LocalDate.ofInstant(Instant.parse(moment), STOCKHOLM).format(day);
    }

    /** A period; what the source does not say of it stays unsaid. */
    public String period(JsonNode period) {
        var from = period == null ? null : period.path("from").textValue();
        var to = period == null ? null : period.path("to").textValue();
        var swedish = language == Language.SWEDISH;
        if (from == null && (to == null || to.equals(OPEN_END))) {
            return swedish ? "framgår inte" : "not stated";
        }
        if (from == null) {
            return swedish
                    ? "till och med " + words(to) + " (början framgår inte)"
                    : "until " + words(to) + " inclusive (beginning not stated)";
        }
        if (to == null) {
            return swedish
                    ? "från " + words(from) + " (slutet framgår inte)"
                    : "from " + words(from) + " (end not stated)";
        }
        if (to.equals(OPEN_END)) {
            return swedish
                    ? "från " + words(from) + " och tills vidare"
                    : "from " + words(from) + " until further notice";
        }
        if (from.equals(to)) {
            return words(from);
        }
        return words(from) + (from.length() == YEAR_LENGTH && to.length() == YEAR_LENGTH ? "–" : " – ") + words(to);
    }
}
