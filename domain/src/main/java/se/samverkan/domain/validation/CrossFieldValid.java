package se.samverkan.domain.validation;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Validates the rules between the members of a record, wherever it appears in a document. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CrossFieldValid.Validator.class)
public @interface CrossFieldValid {

    String message() default "violates a rule";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** A record with rules between its members. */
    interface Rules {

        /** Adds every violated rule, with JSON pointers relative to this record. */
        void check(Violations violations);
    }

    /** Reports each violated rule as a constraint violation at its pointer. */
    final class Validator implements ConstraintValidator<CrossFieldValid, Rules> {

        @Override
        public boolean isValid(Rules value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            var violations = new Violations();
            value.check(violations);
            context.disableDefaultConstraintViolation();
            violations.forEach((pointer, text) -> report(pointer, text, context));
            return violations.isEmpty();
        }

        private static void report(String pointer, String text, ConstraintValidatorContext context) {
            var violation = context.buildConstraintViolationWithTemplate(escaped(text));
            if (pointer.isEmpty()) {
                violation.addConstraintViolation();
            } else {
                // One node holds all steps: a constraint of the whole record knows nothing of iterables on the way.
                violation.addPropertyNode(pointer.substring(1)).addConstraintViolation();
            }
        }

        /** The text may quote the request: nothing in it is a message parameter or an expression. */
        private static String escaped(String text) {
            return text.replaceAll("[\\\\{}$]", "\\\\$0");
        }
    }
}
