package org.rounds.ejb.identity;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a service method does to what; the permission table decides who may. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allowed {
    @Nonbinding
    String resource() default "";

    @Nonbinding
    Action action() default Action.READ;

    /** The method asks {@link Access} whose record it touches; without this, a right to one's own records is none here. */
    @Nonbinding
    boolean own() default false;

    /** The method shows personal data: who has seen whose is kept in the audit trail. */
    @Nonbinding
    boolean personal() default false;
}
