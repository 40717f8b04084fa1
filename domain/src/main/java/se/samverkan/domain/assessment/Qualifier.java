package se.samverkan.domain.assessment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How exactly a source states a figure. */
@Schema(
        name = "FigureQualifier",
        description =
                "How exactly the source states a figure: at least 50 is AT_LEAST, some fifteen is ABOUT, over 900 is MORE_THAN."
                        + " A figure without a qualifier is EXACT")
public enum Qualifier {
    EXACT,
    AT_LEAST,
    AT_MOST,
    ABOUT,
    MORE_THAN,
    LESS_THAN
}
