package se.samverkan.domain.content;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;

/** An absolute http or https address, which a public page may safely link to (never javascript: or file:). */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebAddress.Validator.class)
public @interface WebAddress {
    /** The longest accepted address. */
    int MAX_LENGTH = 2_000;

    /** The pattern that the OpenAPI document adds to the format uri. */
    String FORM = "^[Hh][Tt][Tt][Pp][Ss]?://";

    String message() default "must be an absolute http or https address of at most 2000 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks scheme, host and length. */
    final class Validator implements ConstraintValidator<WebAddress, URI> {
        @Override
        public boolean isValid(URI value, ConstraintValidatorContext context) {
            return value == null
                    || (("http".equalsIgnoreCase(value.getScheme()) || "https".equalsIgnoreCase(value.getScheme()))
                            && value.getHost() != null
                            && value.toString().length() <= MAX_LENGTH);
        }
    }
}
