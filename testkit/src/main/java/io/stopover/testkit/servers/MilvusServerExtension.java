package io.stopover.testkit.servers;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

final class MilvusServerExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(MilvusServerExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(MilvusServer.class)
                && parameter.getParameter().getType() == TestServer.class;
    }

    @Override
    public TestServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var wanted = parameter.findAnnotation(MilvusServer.class).orElseThrow();
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(TestServers.class, any -> TestServers.open(), TestServers.class)
                .get(wanted.kind(), wanted.instance());
    }
}
