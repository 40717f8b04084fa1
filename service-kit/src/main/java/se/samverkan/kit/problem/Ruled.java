package se.samverkan.kit.problem;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;

/** Makes Bean Validation ask a record for its own rules wherever it stands in a document; what breaks one is a 422. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Ruled.Validator.class)
public @interface Ruled {
    String message() default "is against a rule";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** A record that knows rules between its members. */
    interface Rules {
        /** Notes every broken rule, with JSON pointers that begin at this record. */
        void check(Violations violations);
    }

    /** Hands the broken rules over as the payload of one constraint violation, since their pointers lead deep. */
    final class Validator implements ConstraintValidator<Ruled, Rules> {
        @Override
        public boolean isValid(Rules value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            var violations = new Violations();
            value.check(violations);
            if (violations.found().isEmpty()) {
                return true;
            }
            context.unwrap(HibernateConstraintValidatorContext.class).withDynamicPayload(violations);
            return false;
        }
    }
}
