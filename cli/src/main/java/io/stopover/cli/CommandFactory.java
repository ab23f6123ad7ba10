package io.stopover.cli;

import io.stopover.cli.shell.Globals;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, which take the global options, and picocli's own helpers, which take nothing. */
final class CommandFactory implements IFactory {
    private final Globals globals;

    CommandFactory(Globals globals) {
        this.globals = globals;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] parameters = constructor.getParameterTypes();
            if (parameters.length == 1 && parameters[0] == Globals.class) {
                constructor.setAccessible(true);
                return type.cast(instance(constructor));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }

    private Object instance(Constructor<?> constructor) throws Exception {
        try {
            return constructor.newInstance(globals);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
