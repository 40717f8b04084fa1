package se.samverkan.platform.http;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.regex.Pattern;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;

/** Makes Bean Validation check {@code @Size} and {@code @NotBlank} as JSON Schema checks the OpenAPI document. */
@Singleton
public class JsonSchemaConstraints implements ValidatorFactoryCustomizer {
    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        var mapping = configuration.createConstraintMapping();
        mapping.constraintDefinition(Size.class)
                .includeExistingValidators(false)
                .validatedBy(TextLength.class)
                .validatedBy(ListLength.class);
        mapping.constraintDefinition(NotBlank.class)
                .includeExistingValidators(false)
                .validatedBy(Visible.class);
        configuration.addMapping(mapping);
    }

    private record Bounds(int min, int max) {
        boolean hold(int length) {
            return length >= min && length <= max;
        }
    }

    /** maxLength counts Unicode code points (RFC 8259), not the UTF-16 units of Java. */
    public static final class TextLength implements ConstraintValidator<Size, CharSequence> {
        private Bounds bounds;

        @Override
        public void initialize(Size size) {
            bounds = new Bounds(size.min(), size.max());
        }

        @Override
        public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
            return text == null || bounds.hold(Character.codePointCount(text, 0, text.length()));
        }
    }

    /** minItems and maxItems, needed since the definition of a constraint is replaced as a whole. */
    public static final class ListLength implements ConstraintValidator<Size, Collection<?>> {
        private Bounds bounds;

        @Override
        public void initialize(Size size) {
            bounds = new Bounds(size.min(), size.max());
        }

        @Override
        public boolean isValid(Collection<?> items, ConstraintValidatorContext context) {
            return items == null || bounds.hold(items.size());
        }
    }

    /** The pattern \S: a character that is not white space in ECMA-262, which has more white space than Java's trim. */
    public static final class Visible implements ConstraintValidator<NotBlank, CharSequence> {
        private static final Pattern NO_SPACE = Pattern.compile(
                "[^\\t\\n\\x0B\\f\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]");

        @Override
        public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
            return text != null && NO_SPACE.matcher(text).find();
        }
    }
}
