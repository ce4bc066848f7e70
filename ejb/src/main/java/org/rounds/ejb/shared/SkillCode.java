package org.rounds.ejb.shared;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The code of a skill, as people have it and activities need it. */
@Pattern(regexp = "[a-z0-9][a-z0-9_-]{0,63}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.TYPE_USE, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface SkillCode {
    String message() default "must be 1 to 64 lower-case letters, digits, - or _";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
